#include "xgrad/train/experiment.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/trainer.hpp"

using namespace xgrad;

namespace {

const std::string moons = R"({
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40, "split": {"test": 0.25}},
  "model": [{"type": "Linear", "units": 8}, "ReLU", {"type": "Linear", "units": 2, "name": "out"}],
  "loss": "SoftmaxWithLoss",
  "optimizer": {"type": "Adam", "learning_rate": 0.01},
  "training": {"epochs": 2, "metrics": ["accuracy"]}
}
)";

std::string complaint(const std::string& text) {
    try {
        from_json(text, "m.json");
    } catch (const Error& error) {
        return error.what();
    }
    return "none";
}

std::string replaced(std::string text, const std::string& part, const std::string& by) {
    return text.replace(text.find(part), part.size(), by);
}

}  // namespace

TEST_CASE("a config becomes the experiment that it describes") {
    const tests::TempFolder folder;
    const Experiment e = load(folder.write("moons.json", moons), {"training.epochs=3", "seed=7"});
    CHECK(e.name == "moons");
    CHECK(e.seed == 7);
    CHECK(e.training.epochs == 3);
    CHECK(e.optimizer.get<optim::Adam>()->learning_rate == 0.01);
    REQUIRE(e.model.size() == 3);
    CHECK(e.model[0].layer.get<nn::Linear>()->units == 8);
    CHECK(e.model[1].layer.type() == "ReLU");
    CHECK(e.model[2].name == "out");
    CHECK(e.model[2].source.place == (folder / "moons.json").string() + ":3:53");
    CHECK(e.model[2].source.label == "model[2] (Linear \"out\")");
}

TEST_CASE("the config in full loads to the same experiment") {
    const Experiment e = from_json(moons, "moons.json");
    const std::string full = to_json(e);
    CHECK(to_json(from_json(full, "full.json")) == full);
    CHECK_THAT(full, ContainsSubstring("\"optimizer\": {"));
    CHECK_THAT(full, ContainsSubstring("\"beta1\": 0.9"));
}

TEST_CASE("what a config has wrong is said with its place, all of it at once") {
    CHECK(complaint(replaced(moons, "\"units\": 8", "\"unit\": 8")) ==
          "m.json:3:32: error: model[0].unit: unknown key \"unit\" for Linear; did you mean \"units\"?");
    CHECK(complaint(replaced(moons, "0.01", "-0.01")) ==
          "m.json:5:50: error: optimizer.learning_rate: -0.01 is below 0");
    CHECK(complaint(replaced(moons, "\"Adam\"", "\"Adm\"")) ==
          "m.json:5:25: error: optimizer: unknown optimizer \"Adm\"; did you mean \"Adam\"?");
    CHECK(complaint(replaced(moons, "\"ReLU\"", "\"RELU2\"")) ==
          "m.json:3:45: error: model[1]: unknown layer \"RELU2\"; did you mean \"ReLU\"?");
    CHECK(complaint(replaced(moons, "\"epochs\": 2", "\"epochs\": 2, \"steps\": 3")) ==
          "m.json:6:15: error: training: both \"epochs\" and \"steps\" are set; expected one of them");
    CHECK(complaint("{\"name\": \"a/b\", " + moons.substr(1)) ==
          "m.json:1:1: error: the name \"a/b\"; expected a name that can be a folder's");
}

TEST_CASE("of two settings that exclude each other the last word counts") {
    using Lengths = std::pair<std::optional<std::int64_t>, std::optional<std::int64_t>>;
    const auto lengths = [](const Experiment& e) { return Lengths{e.training.epochs, e.training.steps}; };
    CHECK(lengths(from_json(moons, "m.json", {"training.steps=3"})) == Lengths{std::nullopt, 3});
    CHECK(lengths(from_json(moons, "m.json", {"training.steps=3", "training.epochs=1"})) ==
          Lengths{1, std::nullopt});
    CHECK(lengths(from_json(moons, "m.json", {"training.steps=null"})) == Lengths{2, std::nullopt});

    const tests::TempFolder folder;
    folder.write("base.json", moons);
    const auto mine = folder.write("m.json", R"({"extends": "base.json", "training": {"steps": 5}})");
    CHECK(lengths(load(mine)) == Lengths{std::nullopt, 5});
    CHECK(lengths(load(mine, {"training.epochs=7"})) == Lengths{7, std::nullopt});
}

TEST_CASE("a shape error of a layer points at its line") {
    const std::string text = replaced(moons, "\"ReLU\"", "{\"type\": \"Reshape\", \"shape\": [3, 3]}");
    CHECK_THROWS_WITH(Trainer(from_json(text, "m.json")),
                      "m.json:3:45: error: model[1] (Reshape): an input of shape [8], 8 elements; expected 9 "
                      "for the shape [3, 3]");
}

TEST_CASE("sizes that do not match name the layer and both shapes") {
    const std::string text =
        replaced(moons, "\"ReLU\"",
                 "{\"type\": \"Linear\", \"units\": 4, \"name\": \"a\"}, {\"type\": \"Linear\", \"units\": "
                 "6, \"name\": \"b\"}, {\"type\": \"Add\", \"inputs\": [\"a\", \"b\"]}");
    CHECK_THROWS_WITH(
        Trainer(from_json(text, "m.json")),
        "m.json:3:135: error: model[3] (Add): inputs have shapes [4] and [6]; they must broadcast together");
}

TEST_CASE("a last layer with too few units is named, with the units it needs") {
    const std::string text = replaced(moons, "\"units\": 2", "\"units\": 1");
    CHECK_THROWS_WITH(Trainer(from_json(text, "m.json")),
                      "m.json:3:53: error: model[2] (Linear \"out\"): outputs of shape [1] for data of 2 "
                      "classes; expected an output for each "
                      "class; set \"units\" of the last Linear layer to 2");
}

TEST_CASE("everything that a config says can be said in C++") {
    Experiment e;
    e.data.format = data::Synthetic{.set = data::TwoMoons{.samples = 40}};
    e.data.split = data::Split{.test = 0.25};
    e.model = {nn::Linear{.units = 8}, nn::ReLU{}, {"out", nn::Linear{.units = 2}}};
    e.loss = {nn::SoftmaxWithLoss{}};
    e.optimizer = optim::Adam{.learning_rate = 0.01};
    e.training = {.epochs = 2, .metrics = {nn::Accuracy{}}};
    e.name = "model";
    CHECK(to_json(e) == to_json(from_json(moons, "moons.json")));
    Trainer cpp(e);
    Trainer json(from_json(moons, "moons.json"));
    cpp.fit();
    json.fit();
    CHECK(cpp.model().parameters().flat() == json.model().parameters().flat());
}

TEST_CASE("data are looked for in the project's data folder, above the config") {
    const tests::TempFolder folder;
    folder.write("data/x.csv", "a,b,kind\n1,2,x\n3,4,y\n5,6,x\n7,8,y\n");
    const auto config = folder.write(
        "models/deep/m.json",
        R"({"data": {"format": "csv", "path": "x.csv", "target": "kind"}, "model": [{"type": "Linear", "units": 2}],
                                         "loss": "SoftmaxWithLoss", "training": {"epochs": 1}})");
    Trainer trainer(load(config));
    CHECK(trainer.data().train.size() == 4);
    CHECK_FALSE(trainer.fit().test.has_value());
}

TEST_CASE("a last layer with more units than there are classes is said with their number") {
    const std::string text = R"({
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40},
  "model": [{"type": "Linear", "units": 5}],
  "loss": "SoftmaxWithLoss"
})";
    CHECK_THROWS_WITH(Trainer(from_json(text, "m.json")),
                      "m.json:3:13: error: model[0] (Linear): outputs of shape [5] for data of 2 classes; "
                      "expected an output for "
                      "each class; set \"units\" of the last Linear layer to 2");
}

TEST_CASE("errors of the loss and of metrics stand at their places in the file") {
    const std::string text = R"({
  "data": {"format": "synthetic", "kind": "linear", "samples": 40},
  "model": [{"type": "Linear", "units": 1}],
  "loss": "MeanSquaredError",
  "training": {"metrics": ["mae",
                           "accuracy"]}
})";
    CHECK_THROWS_WITH(
        Trainer(from_json(text, "m.json")),
        StartsWith("m.json:6:28: error: training.metrics[1] (accuracy): targets that are numbers, "));
    std::string hinge = text;
    hinge.replace(hinge.find("MeanSquaredError"), 16, "Hinge");
    CHECK_THROWS_WITH(Trainer(from_json(hinge, "m.json")), StartsWith("m.json:4:11: error: loss (Hinge): "));
}

TEST_CASE("a training meets the mini-batches that its steps come to") {
    using Sizes = std::vector<std::int64_t>;
    CHECK(Training{.batch = {.size = 4}}.batch_sizes(10) == Sizes{4, 2});
    CHECK(Training{.steps = 3, .batch = {.size = 4}}.batch_sizes(10) == Sizes{4, 2});
    CHECK(Training{.steps = 2, .batch = {.size = 4}}.batch_sizes(10) == Sizes{4});
}
