#include "xgrad/config/override.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/dump.hpp"

#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>

using namespace xgrad;
using namespace xgrad::config;

namespace {

LocatedJson two_layers() {
    return parse(R"({"name": "x", "training": {"epochs": 1, "batch": null},
                     "model": [{"type": "Linear", "units": 5}, "ReLU"]})",
                 "m.json");
}

LocatedJson with(const std::string& assignment) {
    LocatedJson json = two_layers();
    set(json, assignment);
    return json;
}

std::string refusal(const std::string& assignment) {
    try {
        with(assignment);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

const LocatedJson& layer(const LocatedJson& json, std::size_t index) {
    return json.find("model")->get<LocatedJson::List>()[index];
}

}  // namespace

TEST_CASE("a value is set by its path") {
    CHECK(with("training.epochs=3").find("training")->find("epochs")->get<std::int64_t>() == 3);
    CHECK(layer(with("model[0].units=64"), 0).find("units")->get<std::int64_t>() == 64);
    CHECK(with("model[1]={\"type\": \"Tanh\"}").find("model")->get<LocatedJson::List>()[1].find("type") !=
          nullptr);
}

TEST_CASE("values are JSON where they look like it, and else text") {
    CHECK(with("a=true").find("a")->get<bool>());
    CHECK(with("a=-1.5e3").find("a")->get<double>() == -1500);
    CHECK(with("a=[1, 2]").find("a")->get<LocatedJson::List>().size() == 2);
    CHECK(with("a=\"3\"").find("a")->get<std::string>() == "3");
    CHECK(with("a=two words").find("a")->get<std::string>() == "two words");
    CHECK(with("a=2-layer").find("a")->get<std::string>() == "2-layer");
    CHECK(with("a=b=c").find("a")->get<std::string>() == "b=c");
    CHECK(with("a=").find("a")->get<std::string>().empty());
}

TEST_CASE("objects on the way are made") {
    CHECK(with("a.b.c=1").find("a")->find("b")->find("c")->get<std::int64_t>() == 1);
    CHECK(with("training.batch.size=1").find("training")->find("batch")->find("size") != nullptr);
}

TEST_CASE("a setting of a piece given by its name keeps the name") {
    const LocatedJson json = with("model[1].slope=2");
    CHECK(layer(json, 1).find("type")->get<std::string>() == "ReLU");
    CHECK(layer(json, 1).find("slope")->get<std::int64_t>() == 2);
}

TEST_CASE("what is set has the assignment for its place") {
    const LocatedJson json = with("a.b=[{\"c\": 1}]");
    const auto& made = json.get<LocatedJson::Object>().back();
    CHECK(to_string(made.place) == "--set a.b=[{\"c\": 1}]");
    const LocatedJson& item = made.value.find("b")->get<LocatedJson::List>()[0];
    CHECK(to_string(item.place) == "--set a.b=[{\"c\": 1}]");
    CHECK(to_string(item.get<LocatedJson::Object>()[0].place) == "--set a.b=[{\"c\": 1}]");
    CHECK(to_string(with("name=y").find("training")->place) == "m.json:1:27");
}

TEST_CASE("an assignment that cannot be read is refused") {
    CHECK(refusal("epochs") == "--set epochs: error: no \"=\"; expected PATH=VALUE, as in training.epochs=3");
    for (const std::string path : {"", ".a", "a.", "a..b", "[0]", "model[", "model[]", "model[x]",
                                   "model[-1]", "model[0]units", "model[0", "a]."}) {
        INFO(path);
        CHECK(refusal(path + "=1") == "--set " + path + "=1: error: the path \"" + path +
                                          "\"; expected keys and indices, as in model[0].units");
    }
    CHECK(refusal("a={\"b\": }") == "--set a={\"b\": }: error: unexpected \"}\"; expected a value");
}

TEST_CASE("a path through something that has no such part is refused") {
    CHECK(refusal("training.epochs.x=1") ==
          "--set training.epochs.x=1: error: training.epochs.x: a key \"x\" of 1; expected an object there");
    CHECK(refusal("model.units=1") ==
          "--set model.units=1: error: model.units: a key \"units\" of a list; expected an object there");
    CHECK(refusal("model.0.units=1") ==
          "--set model.0.units=1: error: model.0.units: a key \"0\" of a list; expected an object "
          "there; did you mean model[0].units?");
    CHECK(refusal("name[0]=1") ==
          "--set name[0]=1: error: name[0]: an index [0] of \"x\"; expected a list there");
    CHECK(refusal("model[2].units=1") ==
          "--set model[2].units=1: error: model[2].units: index [2] of a list of 2; expected 0 to 1");
    CHECK(refusal("model[99999999999999999999]=1") ==
          "--set model[99999999999999999999]=1: error: the path \"model[99999999999999999999]\"; expected "
          "keys and indices, "
          "as in model[0].units");
}

TEST_CASE(
    "a value that was written elsewhere keeps its places, and what is made on the way gets the path's") {
    LocatedJson json = two_layers();
    const Place path{std::make_shared<const std::string>("s.json"), 4, 7};
    set(json, "a.b", path, parse_value("[\n1]", "v.json"));
    const auto& made = json.get<LocatedJson::Object>().back();
    CHECK(to_string(made.place) == "s.json:4:7");
    CHECK(to_string(made.value.find("b")->get<LocatedJson::List>()[0].place) == "v.json:2:1");
    CHECK_THROWS_WITH(set(json, "model[7]", path, {}),
                      "s.json:4:7: error: model[7]: index [7] of a list of 2; expected 0 to 1");
}

TEST_CASE("a member is taken out by its path, and what is not there is let be") {
    LocatedJson json = parse(R"({"a": {"b": 1, "c": 2}, "d": [{"e": 3}], "f": 4})", "m.json");
    for (const char* path : {"a.b", "d[0].e", "f", "d[1].e", "a.x.y", "d[0]", "a.c.z", "a["})
        erase(json, path);
    CHECK(dump(json).dump() == R"({"a":{"c":2},"d":[{}]})");
}
