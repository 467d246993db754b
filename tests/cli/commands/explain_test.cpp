// The command `xgrad explain`, as people run it.
#include "cli/moons.hpp"
#include "support/paths.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

TEST_CASE("explain lists all types by role, and tells of one by its name") {
    const auto all = run_xgrad({"explain"});
    CHECK(all.exit_code == 0);
    CHECK_THAT(all.out, StartsWith("layer\n  one of\n\n  Linear ") && ContainsSubstring("\noptimizer\n"));
    const auto one = run_xgrad({"explain", "ReLU"});
    CHECK(one.out == "ReLU: a layer, also Relu\n  max(x, 0)\n\n  {\"type\": \"ReLU\"}\n");
    const auto json = run_xgrad({"explain", "Linear", "--json"});
    CHECK(nlohmann::json::parse(json.out)[0]["fields"][0]["name"] == "units");
    const tests::TempFolder folder;
    std::filesystem::create_directory(folder / "data");
    CHECK_THAT(run_xgrad({"explain", "data"}, {.folder = folder.path()}).out, StartsWith("data\n"));
    const auto none = run_xgrad({"explain", "Lineer"});
    CHECK(none.exit_code == 2);
    CHECK(none.err == "error: nothing is called \"Lineer\"; did you mean \"Linear\"?\n");
}

// 40 parameters of 2 x 8 and 8, 8 x 2 and 2.
TEST_CASE("explain shows a model layer by layer, and writes nothing") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run = run_xgrad({"explain", "moons.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(run.out ==
          "layer    type    inputs   output    parameters    operations         bytes\n"
          "linear1  Linear  inputs   [8]               24            40            32\n"
          "relu1    ReLU    linear1  [8]                0             8            32\n"
          "linear2  Linear  relu1    [2]               18            34             8\n"
          "total                                       42            82            72\n"
          "\n"
          "Operations (of floating-point numbers) and bytes (of outputs) are those of one example on its way "
          "forward.\n");
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
    const auto json = run_xgrad({"explain", "moons.json", "--json"}, {.folder = folder.path()});
    CHECK(nlohmann::json::parse(json.out)["total"]["parameters"] == 42);
}

TEST_CASE("explain of a model with errors tells them") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run =
        run_xgrad({"explain", "moons.json", "--set", "model[0].units=0"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, StartsWith("--set model[0].units=0: error: model[0].units: 0 is below 1"));
    CHECK(run_xgrad({"explain", "nothing.json"}).exit_code == 2);
}

TEST_CASE("explain of a sweep lists its trials, and of the word, what such a file may say") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    folder.write("s.json", R"({"base": "moons.json", "vary": {"optimizer": ["SGD", "Adam"], "seed": [7]}})");
    const auto run = run_xgrad({"explain", "s.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "trial  optimizer  seed\n    1        SGD     7\n    2       Adam     7\n");
    const auto json = run_xgrad({"explain", "s.json", "--json"}, {.folder = folder.path()});
    CHECK(nlohmann::json::parse(json.out)["trials"][1]["values"]["optimizer"] == "Adam");
    CHECK_THAT(run_xgrad({"explain", "sweep"}).out, StartsWith("Sweep\n") && ContainsSubstring("\n  vary "));
    CHECK_THAT(run_xgrad({"explain", "vary.scale"}).out, StartsWith("sweep.vary.scale\n"));
    CHECK_THAT(run_xgrad({"explain", "random"}).out, ContainsSubstring("\nrandom: a search\n"));
}

TEST_CASE("explain --cpp prints a model as a program, as examples/two_heads.cpp has it") {
    const auto run =
        run_xgrad({"explain", "models/graphs/two_heads.json", "--cpp"}, {.folder = tests::source_folder()});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    const auto example = tests::source_folder() / "examples" / "two_heads.cpp";
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(example) << run.out;
    CHECK(run.out == tests::read_file(example));
}

TEST_CASE("explain --cpp prints what overrides and extended files say, and types of plugins by their names") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    folder.write("mine.json", R"({"extends": "moons.json", "optimizer": {"type": "Lion", "beta1": 0.5}})");
    const auto plugin = (tests::examples_folder() / "libpieces.so").string();
    const auto run =
        run_xgrad({"--plugin", plugin, "explain", "mine.json", "--cpp", "--set", "training.epochs=3"},
                  {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out,
               ContainsSubstring("\n// To be declared above: Lion.\nxgrad::Experiment make_mine() {\n"));
    CHECK_THAT(run.out, ContainsSubstring("    experiment.optimizer = Lion{.beta1 = 0.5};\n"));
    CHECK_THAT(run.out, ContainsSubstring("{.epochs = 3, .metrics = {nn::Accuracy{}}};\n"));
    CHECK(run.out.find("experiment.folder") == std::string::npos);
}

TEST_CASE("explain --cpp of a model with errors tells them") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run =
        run_xgrad({"explain", "moons.json", "--cpp", "--set", "model[0].units=0"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK_THAT(run.err, StartsWith("--set model[0].units=0: error: model[0].units: 0 is below 1"));
}

TEST_CASE("explain --cpp prints a type with all its settings, and a role's types") {
    CHECK(run_xgrad({"explain", "Linear", "--cpp"}).out ==
          "// Linear, a layer\n"
          "xgrad::nn::Linear{\n"
          "    .units = 50,\n"
          "    .bias = true,\n"
          "    .weight = xgrad::nn::He{},\n"
          "    .bias_initializer = xgrad::nn::Zeros{},\n"
          "    .penalty = std::nullopt,\n"
          "}\n");
    CHECK(run_xgrad({"explain", "Flatten", "--cpp"}).out ==
          "// Flatten, a layer\n"
          "xgrad::nn::Flatten{}\n"
          "\n"
          "// Flatten, a preprocessing step\n"
          "xgrad::data::Flatten{}\n");
    CHECK_THAT(run_xgrad({"explain", "optimizer", "--cpp"}).out,
               StartsWith("// SGD, an optimizer\n") &&
                   ContainsSubstring("\nxgrad::optim::SGD{.learning_rate = 0.01, .weight_decay = 0}\n"));
    CHECK_THAT(run_xgrad({"explain", "--cpp"}).out, ContainsSubstring("\n// csv, a data format\n") &&
                                                        ContainsSubstring("\n// accuracy, a metric\n"));
}

TEST_CASE("explain --cpp has no answer for a setting, and none as JSON") {
    const auto setting = run_xgrad({"explain", "training.batch", "--cpp"});
    CHECK(setting.exit_code == 2);
    CHECK(setting.err ==
          "error: --cpp of training.batch, which is a setting; expected a type such as Linear, a role "
          "such as layer, or a model's file\n");
    CHECK(run_xgrad({"explain", "Lineer", "--cpp"}).err ==
          "error: nothing is called \"Lineer\"; did you mean \"Linear\"?\n");
    const auto both = run_xgrad({"explain", "Linear", "--cpp", "--json"});
    CHECK(both.exit_code == 2);
    CHECK(both.out.empty());
    CHECK_THAT(both.err, StartsWith("error: --json excludes --cpp\n"));
}

TEST_CASE("explain shows what layers carry from step to step, where they do") {
    const tests::TempFolder folder;
    folder.write("m.json", R"({"data": {"format": "synthetic", "kind": "two_moons"},
  "model": ["BatchNorm", {"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss"})");
    const auto run = run_xgrad({"explain", "m.json"}, {.folder = folder.path()});
    CHECK(
        run.out ==
        "layer       type       inputs      output    parameters        states    operations         bytes\n"
        "batchnorm1  BatchNorm  inputs      [2]                4             4            14             8\n"
        "linear1     Linear     batchnorm1  [2]                6             0            10             8\n"
        "total                                                10             4            24            16\n"
        "\n"
        "States are carried from step to step, and not trained. Operations (of floating-point numbers) and "
        "bytes (of outputs) are those of one example on its way forward.\n");
    const auto json = run_xgrad({"explain", "m.json", "--json"}, {.folder = folder.path()});
    CHECK(nlohmann::json::parse(json.out)["total"]["states"] == 4);
}

TEST_CASE("explain --cpp has no answer for a sweep") {
    const auto run =
        run_xgrad({"explain", (tests::source_folder() / "models/sweeps/spiral.json").string(), "--cpp"});
    CHECK(run.exit_code == 2);
    CHECK(run.err == "error: --cpp of a sweep; expected a model's file, a type or a role\n");
}
