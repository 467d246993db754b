#include "xgrad/train/trials.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/layers.hpp"
#include "xgrad/optim/optimizers.hpp"

using namespace xgrad;

namespace {

Sweep sweep(const std::string& vary, const std::string& more = "") {
    return sweep_from_json(R"({"name": "s", "description": "what it shows", "base": {
  "name": "m", "description": "the base's own",
  "data": {"format": "synthetic", "kind": "xor"},
  "blocks": {"dense": {"parameters": {"units": 4, "weight": "He"}, "layers": [{"type": "Linear", "units": "$units", "weight": "$weight"}, "ReLU"]}},
  "model": [{"type": "dense", "repeat": 2}, {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss", "training": {"steps": 5}},
 "vary": {)" + vary + "}" + more +
                               "}",
                           "s.json");
}

std::string refusal(const Sweep& sweep) {
    try {
        trials(sweep);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("trials are numbered and named by what they have, and are described as the sweep") {
    const auto all = trials(sweep(R"("optimizer.learning_rate": [0.1, 1e-5], "seed": [3])"));
    REQUIRE(all.size() == 2);
    CHECK(all[1].number == 2);
    CHECK(all[1].experiment.name == "learning_rate=1e-05_seed=3");
    CHECK(all[1].folder() == "002_learning_rate=1e-05_seed=3");
    CHECK(all[1].experiment.description == "what it shows");
    CHECK(all[1].experiment.optimizer->learning_rate() == 1e-5);
    CHECK(all[1].experiment.seed == 3);
    CHECK(all[1].point[0].of == "optimizer.learning_rate");
}

TEST_CASE("columns are called by the ends of paths") {
    CHECK(column_names(sweep(R"("optimizer.learning_rate": [1], "remedy": {"cases": {"a": {}}})")) ==
          std::vector<std::string>{"learning_rate", "remedy"});
}

TEST_CASE("names that would be too long are cut") {
    const auto all = trials(
        sweep(R"("model[1]": [{"type": "Linear", "units": 2, "name": ")" + std::string(200, 'x') + "\"}]"));
    CHECK(all[0].experiment.name.size() == 80);
}

TEST_CASE("one value reaches many layers by a parameter of their block") {
    const auto all = trials(sweep(R"("blocks.dense.parameters.units": [7], "model[0].weight": ["Xavier"])"));
    const auto* block = all[0].experiment.model[0].layer.get<nn::Block>();
    REQUIRE(block != nullptr);
    CHECK(block->layers[0].layer.get<nn::Linear>()->units == 7);
    CHECK(block->layers[0].layer.get<nn::Linear>()->weight.type() == "Xavier");
}

TEST_CASE("a setting of whole numbers gets whole numbers, one of reals does not") {
    const auto all =
        trials(sweep(R"("model[1].units": {"from": 2, "to": 9}, "penalty.l2": {"from": 2, "to": 9})",
                     R"(, "search": {"type": "random", "trials": 3})"));
    for (const Trial& trial : all) {
        CHECK(trial.point[0].value.is<std::int64_t>());
        CHECK(trial.point[1].value.is<double>());
    }
}

TEST_CASE("what a trial says is the last word: it drops what it excludes") {
    const auto all = trials(sweep(R"("training.epochs": [2, 3])"));
    CHECK(all[1].experiment.training.epochs == 3);
    CHECK_FALSE(all[1].experiment.training.steps);
}

TEST_CASE("what varies later is set later") {
    const auto all = trials(sweep(R"("optimizer": ["SGD", "Adam"], "optimizer.learning_rate": [0.5])"));
    CHECK(all[0].experiment.optimizer.type() == "SGD");
    CHECK(all[1].experiment.optimizer.type() == "Adam");
    CHECK(all[1].experiment.optimizer->learning_rate() == 0.5);
}

TEST_CASE("what would overrule what varies before it is refused") {
    CHECK(
        refusal(sweep(R"("optimizer.learning_rate": [0.1], "optimizer": ["SGD", "Adam"])")) ==
        "s.json:7:45: error: vary.optimizer: it sets optimizer, which vary.optimizer.learning_rate before it "
        "sets; put it before vary.optimizer.learning_rate");
    CHECK(
        refusal(sweep(R"("seed": [1, 2], "both": {"cases": {"a": {"seed": 3}, "b": {"seed": 4}}})")) ==
        "s.json:7:27: error: vary.both: it sets seed, which vary.seed before it sets; vary it in one place");
}

TEST_CASE("wrong paths and values are told once, at their places in the sweep file") {
    CHECK(refusal(sweep(R"(
  "optimizer.learing_rate": [0.1, 0.2], "model[9].units": [1],
  "seed": [1, -1])")) ==
          "s.json:8:3: error: optimizer.learing_rate: unknown key \"learing_rate\" for SGD; did you mean "
          "\"learning_rate\"?\n"
          "s.json:8:41: error: model[9].units: index [9] of a list of 2; expected 0 to 1\n"
          "s.json:9:15: error: seed: -1; expected a whole number, at least 0");
    CHECK(refusal(sweep(R"(
  "optimizer.learing_rate": [0.1, 0.2],
  "seed": [1, -1], "optimizer.weight_decay": ["x", {"a": 1}])")) ==
          "s.json:8:3: error: optimizer.learing_rate: unknown key \"learing_rate\" for SGD; did you mean "
          "\"learning_rate\"?\n"
          "s.json:9:15: error: seed: -1; expected a whole number, at least 0\n"
          "s.json:9:47: error: optimizer.weight_decay: \"x\"; expected a number, at least 0\n"
          "s.json:9:52: error: optimizer.weight_decay: an object; expected a number, at least 0");
    CHECK(refusal(sweep(R"("blocks.dense.parameters.wieght": ["He", "Xavier"])")) ==
          "s.json:7:11: error: blocks.dense.parameters.wieght: no layer of the block has \"$wieght\"; did "
          "you mean "
          "\"weight\"?");
}
