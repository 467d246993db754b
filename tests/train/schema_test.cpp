#include "xgrad/train/schema.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "support/validator.hpp"
#include "xgrad/train/experiment.hpp"
#include "xgrad/train/sweep.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>

using namespace xgrad;
using tests::TempFolder;
using tests::verdicts;

namespace {

std::string without_comments(const std::string& text) {
    return nlohmann::ordered_json::parse(text, nullptr, true, true).dump();
}

std::string config_with(const std::string& settings) {
    return R"({"data": {"format": "synthetic", "kind": "xor"}, "model": [{"type": "Linear", "units": 2}],
               "loss": "SoftmaxWithLoss")" +
           (settings.empty() ? "" : ", " + settings) + "}";
}

std::string model(const std::string& layers) {
    return R"({"data": {"format": "synthetic", "kind": "xor"}, "loss": "SoftmaxWithLoss", "model": )" +
           layers + "}";
}

bool loads(const std::string& text) {
    try {
        from_json(text, "m.json");
        return true;
    } catch (const Error&) {
        return false;
    }
}

}  // namespace

// To bring the file up to date: XGRAD_UPDATE=1 ./dev test -R "schema in docs"
TEST_CASE("the schema in docs is what the code says") {
    const auto file = tests::source_folder() / "docs" / "xgrad.schema.json";
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(file) << json_schema();
    CHECK((tests::read_file(file) == json_schema()));
    const auto of_sweeps = tests::source_folder() / "docs" / "xgrad.sweep.schema.json";
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(of_sweeps) << sweep_schema();
    CHECK((tests::read_file(of_sweeps) == sweep_schema()));
}

TEST_CASE("the schema of sweeps takes every sweep of the tree, as it is and in full") {
    std::vector<std::string> texts;
    for (const std::string& file : tests::files_below("models/sweeps", ".json")) {
        texts.push_back(without_comments(tests::read_file(tests::source_folder() / file)));
        texts.push_back(to_json(load_sweep(tests::source_folder() / file), "."));
    }
    CHECK(texts.size() >= 12);
    const auto answers = verdicts(texts, sweep_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    REQUIRE(answers.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(texts[i]);
        CHECK(answers[i] == "yes");
    }
}

TEST_CASE("the schema of sweeps takes and refuses what xgrad takes and refuses") {
    const auto sweep = [](const std::string& settings) { return R"({"base": "m.json", )" + settings + "}"; };
    const std::vector<std::string> texts{
        sweep(R"("vary": {"seed": [1, null, "x", {"a": []}]})"),
        sweep(R"("vary": {"seed": {"from": 1, "to": 2, "scale": "log", "count": 2, "whole": true}})"),
        sweep(
            R"("vary": {"a": {"cases": {"x": {}, "y": {"seed": 1}}}}, "search": "random", "rank": "test.loss")"),
        sweep(
            R"("vary": {"a": [1]}, "search": {"type": "random", "trials": 3}, "rank": {"better": "lower"})"),
        R"({"base": {"extends": "m.json", "seed": 2}, "vary": {"a": [1]}, "version": 1, "$schema": "x"})",
        R"({"extends": "s.json", "name": "other"})",
        sweep(R"("vary": {})"),
        sweep(R"("vary": {"a": 3})"),
        sweep(R"("vary": {"a": {"form": 1}})"),
        sweep(R"("vary": {"a": {"from": "1", "to": 2}})"),
        sweep(R"("vary": {"a": [1]}, "search": "rand")"),
        sweep(R"("vary": {"a": [1]}, "search": {"type": "grid", "trials": 3})"),
        sweep(R"("vary": {"a": [1]}, "rank": {"better": "best"})"),
        sweep(R"("varies": {"a": [1]})"),
        R"({"vary": {"a": [1]}})",
        R"({"base": 3, "vary": {"a": [1]}})",
        R"({"base": {"data": {"format": "synthetic", "kind": "xor"}, "model": ["Rulu"], "loss": "MSE"}, "vary": {"a": [1]}})",
    };
    const auto answers = verdicts(texts, sweep_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    REQUIRE(answers.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(texts[i]);
        CHECK((answers[i] == "yes") == (i < 6));
    }
}

TEST_CASE("the schema takes every model of the tree, as it is and in full") {
    std::vector<std::string> texts;
    for (const std::string& file : tests::files_below("models", ".json")) {
        if (is_sweep_file(tests::source_folder() / file)) continue;
        texts.push_back(without_comments(tests::read_file(tests::source_folder() / file)));
        texts.push_back(to_json(load(tests::source_folder() / file)));
    }
    const auto answers = verdicts(texts, json_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    REQUIRE(answers.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(texts[i]);
        CHECK(answers[i] == "yes");
    }
}

TEST_CASE("the schema takes and refuses what xgrad takes and refuses") {
    const std::vector<std::string> texts{
        config_with(""),
        config_with(R"("optimizer": "Adam")"),
        config_with(R"("optimizer": {"learning_rate": 0.1})"),
        config_with(R"("optimizer": {"type": "Adam", "learning_rate": 1})"),
        config_with(R"("training": {"epochs": 2, "steps": null})"),
        config_with(R"("training": {"batch": {"size": "all"}})"),
        config_with(R"("training": {"batch": {"size": 2.0}})"),
        config_with(R"("training": {"metrics": ["accuracy", {"type": "accuracy"}]})"),
        config_with(R"("version": 1, "$schema": "x.json")"),
        config_with(R"("penalty": {"l2": 0})"),
        model(R"(["ReLU", {"type": "Dense", "units": 3, "weight": "He"}])"),
        model(R"([{"type": "Linear", "units": 3, "name": "a"}, {"share": "a"}])"),
        model(R"([{"type": "Block", "layers": ["Tanh", {"type": "Block", "layers": ["ReLU"]}]}])"),
        config_with(R"("optimiser": "Adam")"),
        config_with(R"("optimizer": "Adm")"),
        config_with(R"("optimizer": {"type": "SGD", "rho": 0.9})"),
        config_with(R"("optimizer": {"learning_rate": -0.1})"),
        config_with(R"("optimizer": {"learning_rate": "0.1"})"),
        config_with(R"("training": {"epochs": 0})"),
        config_with(R"("training": {"epochs": 2.5})"),
        config_with(R"("training": {"epochs": 2, "steps": 3})"),
        config_with(R"("training": {"batch": {"size": "al"}})"),
        config_with(R"("training": {"metrics": "accuracy"})"),
        config_with(R"("dtype": "float16")"),
        config_with(R"("seed": -1)"),
        config_with(R"("version": 2)"),
        config_with(R"("name": 3)"),
        model("[]"),
        model(R"(["Linear"])"),
        model(R"([{"type": "Linear", "units": 0}])"),
        model(R"([{"type": "Linear", "unit": 3}])"),
        model(R"([{"units": 3}])"),
        model(R"([{"type": "ReLU", "units": 3}])"),
        model(R"([{"type": "Block", "layers": ["Tan"]}])"),
        model(R"([{"type": "Linear", "units": 3, "weight": {"type": "Normal", "std": "a"}}])"),
        R"({"model": ["ReLU"], "loss": "SoftmaxWithLoss"})",
        R"({"data": "csv", "loss": "SoftmaxWithLoss"})",
        R"([])",
    };
    const auto answers = verdicts(texts, json_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    REQUIRE(answers.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(texts[i]);
        CHECK((answers[i] == "yes") == loads(texts[i]));
        CHECK((answers[i] == "yes") == (i < 13));
    }
}

// Those whose fault is one of a setting by itself; of these, a schema cannot tell doubled keys, and not what classes, sizes
// and integers there can be.
TEST_CASE("the schema refuses the broken configs that are broken in a setting") {
    const std::set<std::string> beyond{"keys_duplicate_nested", "range_class_weights_count",
                                       "range_units_huge"};
    std::vector<std::string> names;
    std::vector<std::string> texts;
    for (const std::string& file : tests::files_below("tests/broken", ".json")) {
        const std::string name = std::filesystem::path(file).stem().string();
        const std::string kind = name.substr(0, name.find('_'));
        if (!std::set<std::string>{"keys", "types", "range", "word", "version", "schema"}.contains(kind))
            continue;
        if (name == "keys_duplicate" || beyond.contains(name)) continue;
        names.push_back(name);
        texts.push_back(tests::read_file(tests::source_folder() / file));
    }
    CHECK(names.size() > 90);
    const auto answers = verdicts(texts, json_schema());
    if (answers.empty()) SKIP_TEST("no python3-jsonschema");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        INFO(names[i]);
        CHECK(answers[i] == "no");
    }
}
