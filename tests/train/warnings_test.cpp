#include "xgrad/train/warnings.hpp"

#include "support/catch.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"

using namespace xgrad;

namespace {

std::string warned(const std::string& text) {
    const Experiment experiment = from_json(text, "m.json");
    const data::Prepared data =
        data::prepare(experiment.data, {.dtype = Dtype::float32, .locate = data_locator(experiment)});
    std::string lines;
    for (const Problem& problem : warnings(experiment, data)) lines += to_string(problem, "warning") + "\n";
    return lines;
}

}  // namespace

TEST_CASE("a sound experiment gives no warnings") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})") == "");
}

TEST_CASE("a layer that nothing takes is warned of") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 4}, {"type": "Linear", "units": 2, "inputs": ["inputs"]}],
  "loss": "SoftmaxWithLoss"})") ==
          "m.json:2:13: warning: model[0] (Linear): no later layer takes its result, and it is not the last; "
          "remove it, or name it in the \"inputs\" of a later one: \"linear1\"\n");
}

TEST_CASE("a softmax before a loss that has its own is warned of, and a sigmoid likewise") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}, "Softmax"], "loss": "SoftmaxWithLoss"})") ==
          "m.json:2:45: warning: model[1] (Softmax): SoftmaxWithLoss computes Softmax itself, so that it is "
          "applied twice; remove this layer: predictions are probabilities without it\n");
    CHECK_THAT(warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 1}, "Sigmoid"], "loss": "SigmoidWithLoss"})"),
               ContainsSubstring("SigmoidWithLoss computes Sigmoid itself"));
}

TEST_CASE("a mini-batch larger than the data, and a learning rate of 0, are warned of") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "spiral", "samples": 100, "classes": 2},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss",
  "optimizer": {"type": "SGD", "learning_rate": 0},
  "training": {"batch": {"size": 101}}})") ==
          "m.json:3:49: warning: optimizer.learning_rate: a learning rate of 0; with it the parameters stay "
          "as they are\n"
          "m.json:4:34: warning: training.batch.size: 101 examples, more than the 100 of the training set; "
          "write \"all\" if each step shall take all of them\n");
}

TEST_CASE("inputs far from 1 are warned of") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "xor",
    "preprocess": [{"type": "Scale", "factor": 1000}]},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})") ==
          "m.json:1:10: warning: data: inputs as large as 1000; expected numbers of about -1 to 1, for which "
          "initial weights and learning rates are made; add \"preprocess\": [\"Standardize\"], or Scale by a "
          "factor\n");
}

TEST_CASE("a momentum that counts from the other side is warned of, also within blocks") {
    CHECK(
        warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [
    {"type": "BatchNorm", "momentum": 0.5},
    {"type": "Block", "layers": [{"type": "BatchNorm", "momentum": 0.99}]},
    {"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})") ==
        "m.json:4:68: warning: model[1].layers[0].momentum: a momentum of 0.99: running statistics are 0.99 "
        "times the last mini-batch's, and forget those before; what Keras and the textbook call 0.99 is 0.01 "
        "here, as in PyTorch\n");
}

TEST_CASE("batch normalization by the statistics of what is asked is warned of") {
    CHECK(warned(R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "BatchNorm", "track_running_statistics": false}, {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss"})") ==
          "m.json:2:63: warning: model[0].track_running_statistics: answers depend on the examples that are "
          "asked with it, and a single example's on none of its inputs; leave it true for a model that is to "
          "predict\n");
}
