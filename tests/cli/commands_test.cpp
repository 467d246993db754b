#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/temp_folder.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

namespace {

const char* const moons = R"({
  "data": {"format": "synthetic", "kind": "two_moons", "samples": 40, "split": {"test": 0.25}},
  "model": [{"type": "Linear", "units": 8}, "ReLU", {"type": "Linear", "units": 2}],
  "loss": "SoftmaxWithLoss",
  "training": {"epochs": 2, "metrics": ["accuracy"]}
})";

std::string iris() { return (tests::source_folder() / "models" / "iris.json").string(); }

}  // namespace

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

TEST_CASE("the shipped digits and iris train to what they promise, and the results can be used") {
    const tests::TempFolder folder;
    const auto digits =
        run_xgrad({"train", (tests::source_folder() / "models/digits.json").string(), "--json", "--quiet"},
                  {.folder = folder.path()});
    REQUIRE(digits.exit_code == 0);
    CHECK(nlohmann::json::parse(digits.out)["test"]["accuracy"].get<double>() >= 0.97);

    const auto trained = run_xgrad({"train", iris(), "--json", "--quiet"}, {.folder = folder.path()});
    REQUIRE(trained.exit_code == 0);
    const auto result = nlohmann::ordered_json::parse(trained.out);
    CHECK(result["test"]["accuracy"].get<double>() >= 0.92);

    const auto eval =
        run_xgrad({"eval", "runs/iris", "--json", "--data-root", (tests::source_folder() / "data").string()},
                  {.folder = folder.path()});
    REQUIRE(eval.exit_code == 0);
    CHECK(nlohmann::ordered_json::parse(eval.out)["train"] == result["train"]);
    CHECK(nlohmann::ordered_json::parse(eval.out)["test"] == result["test"]);

    const std::string rows =
        "petal_width,petal_length,sepal_width,sepal_length\n0.2,1.4,3.5,5.1\n2.1,5.6,2.8,6.4\n";
    const auto csv = run_xgrad({"predict", "runs/iris", "-"}, {.input = rows, .folder = folder.path()});
    CHECK(csv.exit_code == 0);
    CHECK_THAT(
        csv.out,
        StartsWith("class,probability_setosa,probability_versicolor,probability_virginica\nsetosa,0.9") &&
            ContainsSubstring("\nvirginica,"));
    folder.write("rows.csv", rows);
    const auto json = run_xgrad({"predict", "runs/iris", "rows.csv", "--json", "--out", "answers.jsonl"},
                                {.folder = folder.path()});
    CHECK(json.exit_code == 0);
    CHECK(json.out.empty());
    CHECK_THAT(tests::read_file(folder / "answers.jsonl"),
               StartsWith("{\"class\":\"setosa\",\"probabilities\":{\"setosa\":0.9"));
}

TEST_CASE("bad usage and bad input end with 2, and nothing is written") {
    const tests::TempFolder folder;
    folder.write("bad.json", "{\"modle\": []}");
    const auto typo = run_xgrad({"trian", "x.json"});
    CHECK(typo.exit_code == 2);
    CHECK(typo.err == "error: unknown command \"trian\"; did you mean \"train\"?\n");
    const auto option = run_xgrad({"train", "bad.json", "--sed", "1"}, {.folder = folder.path()});
    CHECK(option.exit_code == 2);
    CHECK_THAT(option.err, ContainsSubstring("--sed") && EndsWith("See: xgrad train --help\n"));
    const auto config = run_xgrad({"train", "bad.json"}, {.folder = folder.path()});
    CHECK(config.exit_code == 2);
    CHECK_THAT(config.err, StartsWith("bad.json:1:1: error: no \"data\"") &&
                               ContainsSubstring("bad.json:1:2: error: modle: unknown key \"modle\" for "
                                                 "Experiment; did you mean \"model\"?\n"));
    const auto missing = run_xgrad({"train", "none.json"}, {.folder = folder.path()});
    CHECK(missing.exit_code == 2);
    CHECK(missing.err == "error: none.json: the config file cannot be read: No such file or directory\n");
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}

TEST_CASE("a missing data file names every place that was tried") {
    const tests::TempFolder folder;
    folder.write(
        "m.json",
        R"({"data": {"format": "csv", "path": "nope.csv", "target": "y"}, "model": ["ReLU"], "loss": "MSE"})");
    const auto run = run_xgrad({"train", "m.json", "--data-root", "elsewhere"},
                               {.environment = {{"XGRAD_DATA", "/tmp/x"}}, .folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK_THAT(
        run.err,
        StartsWith("error: nope.csv: no such file in --data-root (elsewhere), $XGRAD_DATA (/tmp/x), "));
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
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

TEST_CASE("help and version") {
    const auto version = run_xgrad({"version"});
    CHECK(version.exit_code == 0);
    CHECK(version.out == "xgrad 0.1.0\n");
    const auto help = run_xgrad({"--help"});
    CHECK(help.exit_code == 0);
    for (const char* command : {"train", "eval", "predict", "version"}) {
        CHECK_THAT(help.out, ContainsSubstring(command));
        CHECK(run_xgrad({command, "--help"}).exit_code == 0);
    }
    CHECK(run_xgrad({}).exit_code == 2);
}
