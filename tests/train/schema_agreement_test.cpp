#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "support/validator.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/schema.hpp"

#include <nlohmann/json.hpp>

using namespace xgrad;
using Json = nlohmann::ordered_json;

namespace {

// Every place of a JSON value: its own, and those of all that it holds.
void collect(const Json& value, const Json::json_pointer& at, std::vector<Json::json_pointer>& places) {
    places.push_back(at);
    if (value.is_array())
        for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], at / i, places);
    if (value.is_object())
        for (const auto& [key, member] : value.items()) collect(member, at / key, places);
}

// What the models of the tree become if one of their values is another: of all that could be, every `stride`-th.
std::vector<std::string> damaged_models(std::size_t stride) {
    const std::vector<Json> values{nullptr,
                                   true,
                                   -1,
                                   0,
                                   1,
                                   2.5,
                                   1e30,
                                   "",
                                   "x",
                                   "all",
                                   Json::array(),
                                   Json::object(),
                                   {nullptr},
                                   Json{1},
                                   Json{"x"},
                                   {{"x", 1}},
                                   {{"from", 1}},
                                   {{"type", "ReLU"}}};
    std::vector<std::string> texts;
    std::size_t count = 0;
    for (const std::string& file : tests::files_below("models", ".json")) {
        if (file.find("sweeps") != std::string::npos) continue;
        const Json model = Json::parse(tests::read_file(tests::source_folder() / file), nullptr, true, true);
        if (model.contains("extends")) continue;
        std::vector<Json::json_pointer> places;
        collect(model, Json::json_pointer(), places);
        for (const auto& place : places)
            for (const Json& value : values) {
                // What a part of a block becomes, no schema tells.
                if (place.to_string().starts_with("/blocks") || ++count % stride != 0) continue;
                Json damaged = model;
                damaged[place] = value;
                texts.push_back(damaged.dump());
            }
    }
    return texts;
}

// What is wrong with the config, or nothing.
std::string complaint(const std::string& text) {
    try {
        from_json(text, "m.json");
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

// Which settings go together, which names can be a folder's and what blocks are made of is beyond a schema.
bool is_beyond_schemas(const std::string& text, const std::string& complaint) {
    for (const char* words : {"neither", "no \"target\"", "a folder's"})
        if (complaint.find(words) != std::string::npos) return true;
    return text.find("\"blocks\"") != std::string::npos;
}

}  // namespace

TEST_CASE("the schema takes and refuses damaged models as xgrad does") {
    const std::vector<std::string> texts = damaged_models(23);
    CHECK(texts.size() > 400);
    const auto answers = tests::verdicts(texts, json_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    REQUIRE(answers.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::string wrong = complaint(texts[i]);
        INFO(texts[i]);
        INFO(wrong);
        if (wrong.empty() || !is_beyond_schemas(texts[i], wrong))
            CHECK((answers[i] == "yes") == wrong.empty());
    }
}
