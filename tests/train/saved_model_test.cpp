#include "xgrad/train/saved_model.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/train/run_folder.hpp"
#include "xgrad/train/safetensors.hpp"

using namespace xgrad;

namespace {

const char* const flowers = R"({
  "data": {"format": "csv", "path": "flowers.csv", "target": "kind", "split": {"test": 0.25}, "preprocess": ["Standardize"]},
  "model": [{"type": "Linear", "units": 2, "name": "fc"}],
  "loss": "SoftmaxWithLoss",
  "training": {"epochs": 5, "metrics": ["accuracy"]}
})";

const char* const table =
    "length,colour,kind\n1,red,a\n2,red,a\n3,blue,b\n4,blue,b\n1.5,red,a\n2.5,red,a\n3.5,blue,b\n4.5,blue,"
    "b\n";

struct Trained {
    tests::TempFolder folder;
    Summary summary;

    Trained() {
        folder.write("flowers.csv", table);
        Trainer trainer(load(folder.write("flowers.json", flowers)));
        RunFolder out(folder / "run");
        out.follow(trainer);
        summary = trainer.fit();
    }
};

}  // namespace

TEST_CASE("a model comes back from its file with all that is needed to use it") {
    const Trained trained;
    SavedModel saved = load_model(trained.folder / "run");
    CHECK(saved.experiment.name == "flowers");
    CHECK(saved.encoding.classes == std::vector<std::string>{"a", "b"});
    REQUIRE(saved.encoding.features.size() == 2);
    CHECK(saved.encoding.features[1].categories == std::vector<std::string>{"blue", "red"});
    CHECK(saved.states.at(0).at("mean").shape() == Shape{3});
    const Evaluation again = evaluate(saved, trained.folder.path().string());
    CHECK(again.train == trained.summary.train);
    CHECK(again.test == trained.summary.test);
}

TEST_CASE("a model that was trained on data in memory comes back from its file") {
    Experiment experiment;
    experiment.model = {nn::Linear{.units = 2}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    data::Prepared data;
    data.train.set("inputs", Array::of<float>({2, 3}, {1, 2, 3, 4, 5, 6}));
    data.train.set("targets", Array::of<std::int64_t>({2}, {0, 1}));
    Trainer trainer(experiment, data);
    trainer.fit();
    const tests::TempFolder folder;
    save_model(folder / "m.safetensors", trainer);
    SavedModel saved = load_model(folder / "m.safetensors");
    CHECK(saved.model.parameters().flat() == trainer.model().parameters().flat());
    CHECK(to_json(saved.experiment) == to_json(trainer.experiment()));
    CHECK_THROWS_WITH(evaluate(saved), StartsWith("data: the data were in the memory of the program"));
}

TEST_CASE("the file names its parameters and what preprocessing learned") {
    const Trained trained;
    const TensorFile file = read_safetensors(trained.folder / "run" / "model.safetensors");
    std::vector<std::string> names;
    for (const auto& [name, array] : file.tensors) names.push_back(name);
    CHECK(names ==
          std::vector<std::string>{"fc/weight", "fc/bias", "preprocess/0/deviation", "preprocess/0/mean"});
}

TEST_CASE("data of another kind are not evaluated") {
    const Trained trained;
    trained.folder.write("flowers.csv", "length,colour,kind\n1,red,a\n2,green,a\n3,blue,b\n4,blue,b\n");
    SavedModel saved = load_model(trained.folder / "run");
    CHECK_THROWS_WITH(evaluate(saved, trained.folder.path().string()),
                      "data: other columns or classes than those the model was trained on; evaluate it on "
                      "data of the same kind");
}

TEST_CASE("a file that training did not write is refused") {
    const tests::TempFolder folder;
    const auto path = folder / "x.safetensors";
    write_safetensors(path, {});
    CHECK_THROWS_WITH(
        load_model(path),
        path.string() + ": no \"config\" in its metadata; expected a model that xgrad train wrote");
    CHECK_THROWS_AS(load_model(folder / "none"), FileError);
}

TEST_CASE("what a model was trained with cannot be set anew, nor what it is part of") {
    const Trained trained;
    for (const std::string setting :
         {"model=[]", "data.preprocess[0]=\"Scale\"", "data={\"format\": \"csv\"}"})
        CHECK_THROWS_WITH(load_model(trained.folder / "run", {setting}),
                          ContainsSubstring("part of the trained model, which stays as it was trained"));
    CHECK_NOTHROW(load_model(trained.folder / "run", {"data.path=\"flowers.csv\""}));
}

TEST_CASE("running statistics are saved beside the parameters, and used when the model is back") {
    const tests::TempFolder folder;
    folder.write("flowers.csv", table);
    const auto config = folder.write("flowers.json", R"({
  "data": {"format": "csv", "path": "flowers.csv", "target": "kind", "split": {"test": 0.25}},
  "model": [{"type": "BatchNorm", "name": "norm1"}, {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss",
  "training": {"epochs": 5}
})");
    Trainer trainer(load(config));
    RunFolder out(folder / "run");
    out.follow(trainer);
    const Summary summary = trainer.fit();
    TensorFile file = read_safetensors(out.model());
    REQUIRE(file.find("norm1/running_mean") != nullptr);
    CHECK(*file.find("norm1/running_mean") == trainer.model().states().tensors()[0].second);
    CHECK(file.find("norm1/running_mean")->at(0) > 0.5);
    SavedModel saved = load_model(folder / "run");
    CHECK(saved.model.states().flat() == trainer.model().states().flat());
    const Evaluation again = evaluate(saved, folder.path().string());
    CHECK(again.train == summary.train);
    CHECK(again.test == summary.test);
    std::erase_if(file.tensors,
                  [](const NamedArray& tensor) { return tensor.first == "norm1/running_mean"; });
    write_safetensors(out.model(), file);
    CHECK_THROWS_WITH(load_model(folder / "run"),
                      StartsWith("state \"norm1/running_mean\": no tensor of that name"));
}
