#include "config/blocks.hpp"

#include "support/catch.hpp"
#include "xgrad/nn/layers.hpp"
#include "xgrad/train/experiment.hpp"

using namespace xgrad;

namespace {

// The whole config in full, or what is wrong with its blocks.
std::string expanded(const std::string& blocks, const std::string& model) {
    config::LocatedJson config =
        config::parse("{\"blocks\": " + blocks + ",\n\"model\": " + model + "}", "m.json");
    std::string text;
    for (const Problem& problem : config::expand_blocks(config, nn::layers()))
        text += to_string(problem) + "\n";
    CHECK(config.find("blocks") == nullptr);
    return text;
}

const std::string head = R"({"data": {"format": "synthetic", "kind": "xor"}, "loss": "SoftmaxWithLoss", )";

std::string json_of_model(const std::string& blocks, const std::string& model) {
    return to_json(from_json(head + "\"blocks\": " + blocks + ", \"model\": " + model + "}", "m.json"));
}

}  // namespace

TEST_CASE("a use of a block becomes its layers, with the use's values or the definition's") {
    const std::string blocks = R"({"residual": {"parameters": {"units": null, "activation": "ReLU"},
      "layers": [{"type": "Linear", "units": "$units"}, "$activation", {"type": "Add", "inputs": ["input", "relu1"]}]}})";
    CHECK(json_of_model(blocks, R"([{"type": "residual", "units": 2, "repeat": 3, "name": "res"}])") ==
          json_of_model("{}", R"([{"type": "Block", "name": "res", "repeat": 3, "layers": [
              {"type": "Linear", "units": 2}, "ReLU", {"type": "Add", "inputs": ["input", "relu1"]}]}])"));
}

TEST_CASE("blocks may hold blocks, and one without parameters is used by its name alone") {
    const std::string blocks = R"({"act": {"layers": ["Tanh"]},
      "two": {"layers": ["act", {"type": "Block", "layers": ["act"]}]}})";
    CHECK(json_of_model(blocks, R"(["two"])") ==
          json_of_model("{}", R"([{"type": "Block", "layers": [{"type": "Block", "layers": ["Tanh"]},
              {"type": "Block", "layers": [{"type": "Block", "layers": ["Tanh"]}]}]}])"));
}

TEST_CASE("what is wrong with a block's use is said at the use") {
    const std::string blocks =
        R"({"dense": {"parameters": {"units": null}, "layers": [{"type": "Linear", "units": "$units"}]}})";
    CHECK(expanded(blocks, R"([{"type": "dense", "unit": 3}])") ==
          "m.json:2:11: error: model[0]: no \"units\" for the block \"dense\"; expected a value: there is no "
          "default\n"
          "m.json:2:29: error: model[0].unit: unknown key \"unit\" for the block \"dense\"; expected one of "
          "units, name, inputs, repeat; did you mean \"units\"?\n");
    CHECK(expanded(blocks, R"([{"type": "dnese", "units": 3}])") ==
          "m.json:2:20: error: model[0]: unknown layer \"dnese\"; did you mean the block \"dense\"?\n");
}

TEST_CASE("what is wrong with a definition is said there") {
    CHECK(expanded("[]", "[]") ==
          "m.json:1:12: error: blocks: a list; expected an object of blocks by name\n");
    CHECK(expanded(R"({"ReLU": {"layers": []}})", "[]") ==
          "m.json:1:13: error: blocks.ReLU: \"ReLU\" is a layer already; give the block another name\n");
    CHECK(expanded(R"({"a": {"layer": []}})", "[]") ==
          "m.json:1:18: error: blocks.a: no \"layers\" for a block; expected a list of layers\n");
    CHECK(expanded(R"({"a": {"layers": [], "parameter": {}}})", "[]") ==
          "m.json:1:33: error: blocks.a.parameter: unknown key \"parameter\" for a block; expected "
          "\"parameters\" "
          "and "
          "\"layers\"; did you mean \"parameters\"?\n");
    CHECK(expanded(R"({"a": {"layers": ["$x"]}})", R"(["a"])") ==
          "m.json:1:30: error: blocks.a: \"$x\" stands for no parameter of the block\n");
    CHECK_THAT(expanded(R"({"a": {"layers": ["a"]}})", R"(["a"])"),
               EndsWith("the block \"a\" within more than 20 others; a block cannot hold itself\n"));
}

TEST_CASE("a parameter that no layer of the block has is one too many, for it may be meant for another") {
    CHECK(expanded(R"({"a": {"parameters": {"units": 3, "weigth": "He"},
 "layers": [{"type": "Linear", "units": "$units", "weight": "He"}]}})",
                   "[]") ==
          "m.json:1:46: error: blocks.a.parameters.weigth: no layer of the block has \"$weigth\"\n");
    CHECK(
        expanded(
            R"({"a": {"parameters": {"unit": 3, "units": 3}, "layers": [{"type": "Linear", "units": "$units"}]}})",
            "[]") ==
        "m.json:1:34: error: blocks.a.parameters.unit: no layer of the block has \"$unit\"; did "
        "you mean \"units\"?\n");
}
