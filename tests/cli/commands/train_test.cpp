// The command `xgrad train`, as people run it.
#include "cli/moons.hpp"
#include "support/paths.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::moons;
using tests::run_xgrad;

TEST_CASE("train writes a run folder, progress to standard error and a summary to standard output") {
    const tests::TempFolder folder;
    folder.write("moons.json", moons);
    const auto run = run_xgrad({"train", "moons.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.err, StartsWith("epoch 1/2  loss ") && ContainsSubstring("\nepoch 2/2  loss ") &&
                            ContainsSubstring("  |  test loss "));
    CHECK_THAT(run.out, StartsWith("moons: 42 parameters, 2 epochs, 2 steps in ") &&
                            ContainsSubstring("\n  train  loss ") && ContainsSubstring("\n  test   loss ") &&
                            EndsWith("\nresults in runs/moons\n"));
    CHECK(std::filesystem::exists(folder / "runs/moons/model.safetensors"));
}

TEST_CASE("train --json prints one object, and --quiet nothing else") {
    const tests::TempFolder folder;
    folder.write("moons.json", moons);
    const auto run = run_xgrad({"train", "moons.json", "--json", "--quiet", "--out", "here", "--seed", "5",
                                "--set", "training.epochs=3", "--threads", "2"},
                               {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    const auto result = nlohmann::ordered_json::parse(run.out);
    CHECK(result["name"] == "moons");
    CHECK(result["epochs"] == 3);
    CHECK(result["steps"] == 3);
    CHECK(result["parameters"] == 42);
    CHECK(result["train"]["accuracy"].is_number());
    CHECK(result["test"]["loss"].is_number());
    CHECK(result["seconds"].is_number());
    CHECK(result["out"] == "here");
    CHECK(nlohmann::json::parse(tests::read_file(folder / "here/config.json"))["seed"] == 5);
}

TEST_CASE("the shipped digits and iris train to what they promise") {
    const tests::TempFolder folder;
    const auto digits =
        run_xgrad({"train", (tests::source_folder() / "models/digits.json").string(), "--json", "--quiet"},
                  {.folder = folder.path()});
    REQUIRE(digits.exit_code == 0);
    CHECK(nlohmann::json::parse(digits.out)["test"]["accuracy"].get<double>() >= 0.97);

    const auto iris =
        run_xgrad({"train", (tests::source_folder() / "models/iris.json").string(), "--json", "--quiet"},
                  {.folder = folder.path()});
    REQUIRE(iris.exit_code == 0);
    CHECK(nlohmann::json::parse(iris.out)["test"]["accuracy"].get<double>() >= 0.92);
}

TEST_CASE("a missing data file names every place that was tried") {
    const tests::TempFolder folder;
    folder.write(
        "m.json",
        R"({"data": {"format": "csv", "path": "nope.csv", "target": "y"}, "model": ["ReLU"], "loss": "MSE"})");
    std::filesystem::create_directory(folder / "elsewhere");
    const auto run = run_xgrad({"train", "m.json", "--data-root", "elsewhere"},
                               {.environment = {{"XGRAD_DATA", "/tmp/x"}}, .folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "m.json:1:10: error: data: cannot find \"nope.csv\": looked in --data-root (elsewhere), "
          "$XGRAD_DATA (/tmp/x), the config's folder (" +
              folder.path().string() + "); name its folder with --data-root or $XGRAD_DATA\n");
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
    const auto mistyped =
        run_xgrad({"train", "m.json", "--data-root", "elswhere"}, {.folder = folder.path()});
    CHECK(mistyped.exit_code == 2);
    CHECK(mistyped.err == "--data-root elswhere: error: data: there is no such folder\n");
}

TEST_CASE("a loss that is no number ends with 1 and keeps the last good model") {
    const tests::TempFolder folder;
    folder.write(
        "m.json",
        R"({"data": {"format": "synthetic", "kind": "linear", "samples": 50}, "model": [{"type": "Linear", "units": 1}],
                               "loss": "MSE", "optimizer": {"type": "SGD", "learning_rate": 1e30}})");
    const auto run = run_xgrad({"train", "m.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 1);
    CHECK_THAT(run.err, ContainsSubstring("error: training, step ") && ContainsSubstring(" (epoch ") &&
                            ContainsSubstring("try a learning_rate below 1e+30"));
    CHECK(std::filesystem::exists(folder / "runs/m/model.safetensors"));
}

TEST_CASE("train does not write over what is not a run's") {
    const tests::TempFolder folder;
    folder.write("mine/moons.json", moons);
    folder.write("mine/config.json", "{}");
    const auto run = run_xgrad({"train", "mine/moons.json", "--out", "mine"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, StartsWith("error: mine: the folder holds something else"));
    CHECK(tests::read_file(folder / "mine/config.json") == "{}");
}

TEST_CASE("one epoch of one step is told in the singular") {
    const tests::TempFolder folder;
    folder.write("moons.json", moons);
    const auto run = run_xgrad({"train", "moons.json", "--quiet", "--set", "training.epochs=1"},
                               {.folder = folder.path()});
    CHECK_THAT(run.out, StartsWith("moons: 42 parameters, 1 epoch, 1 step in "));
}

TEST_CASE(
    "train reads standard input where \"-\" stands for the file, and looks for data from the working "
    "folder") {
    const tests::TempFolder folder;
    folder.write("data/x.csv", "x,y\n0,no\n1,yes\n2,no\n3,yes\n");
    const auto run = run_xgrad({"train", "-", "--quiet"},
                               {.input = R"({"data": {"format": "csv", "path": "x.csv", "target": "y"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})",
                                .folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, StartsWith("model: 4 parameters, ") && EndsWith("results in runs/model\n"));
}

TEST_CASE("train of a sweep says how it is run") {
    const tests::TempFolder folder;
    folder.write("s.json", R"({"base": "m.json", "vary": {"seed": [1, 2]}})");
    const auto run = run_xgrad({"train", "s.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err == "s.json:1:28: error: vary: this is a sweep, not a model; run it by xgrad sweep\n");
}
