// The command `xgrad check`, as people run it.
#include "cli/moons.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

TEST_CASE("check says that all is well, and writes nothing") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run = run_xgrad({"check", "moons.json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "moons.json: no errors\n");
    CHECK(run.err.empty());
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}

TEST_CASE("check prints errors as compilers do, and how many they are") {
    const tests::TempFolder folder;
    folder.write("m.json", R"({"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "unit": 2}], "los": "SoftmaxWithLoss"})");
    const auto run = run_xgrad({"check", "m.json", "--set", "seed=-1"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.out ==
          "m.json:2:32: error: model[0].unit: unknown key \"unit\" for Linear; did you mean \"units\"?\n"
          "m.json:2:45: error: los: unknown key \"los\" for Experiment; did you mean \"loss\"?\n"
          "--set seed=-1: error: seed: -1; expected a whole number, at least 0\n"
          "3 errors; nothing was run\n");
}

TEST_CASE("check tells of warnings, and train does before it begins") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const std::string warning =
        "warning: training.batch.size: 500 examples, more than the 30 of the training set; write \"all\" if "
        "each step shall take all of them\n";
    const std::vector<std::string> set{"--set", "training.batch.size=500"};
    const auto checked = run_xgrad({"check", "moons.json", set[0], set[1]}, {.folder = folder.path()});
    CHECK(checked.exit_code == 0);
    CHECK(checked.out == "--set training.batch.size=500: " + warning + "moons.json: no errors, 1 warning\n");
    const auto trained = run_xgrad({"train", "moons.json", set[0], set[1]}, {.folder = folder.path()});
    CHECK(trained.exit_code == 0);
    CHECK_THAT(trained.err, StartsWith("--set training.batch.size=500: " + warning));
}

TEST_CASE("check --json prints an object for programs") {
    const tests::TempFolder folder;
    folder.write("m.json", "[]");
    const auto run = run_xgrad({"check", "m.json", "--json"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    const auto result = nlohmann::json::parse(run.out);
    REQUIRE(result["errors"].size() == 1);
    CHECK(result["errors"][0]["place"] == "m.json:1:1");
    CHECK(result["warnings"].empty());
}

TEST_CASE("check reads standard input where \"-\" stands for the file") {
    const tests::TempFolder folder;
    const auto run = run_xgrad({"check", "-"}, {.input = "{\"modle\": []}", .folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.out, ContainsSubstring("standard input:1:2: error: modle: unknown key \"modle\""));
}

TEST_CASE("what is wrong with the targets of training and test set alike is told once") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run =
        run_xgrad({"check", "moons.json", "--set", "model[2].units=3"}, {.folder = folder.path()});
    CHECK(
        run.out ==
        "moons.json:3:53: error: model[2] (Linear): outputs of shape [3] for data of 2 classes; expected an "
        "output for each class; set \"units\" of the last Linear layer to 2\n"
        "1 error; nothing was run\n");
}

TEST_CASE("check of a sweep looks at all its trials") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    folder.write("s.json", R"({"base": "moons.json", "vary": {"model[2].units": [2, 1], "seed": [1, 2]}})");
    const auto good = run_xgrad({"check", "s.json", "--set", "training.epochs=3"}, {.folder = folder.path()});
    CHECK(good.exit_code == 2);
    CHECK_THAT(good.out, StartsWith("moons.json:") &&
                             ContainsSubstring("error: trial 3 (units=1, seed=1): ") &&
                             EndsWith("1 error; nothing was run\n"));
    folder.write("s.json", R"({"base": "moons.json", "vary": {"model[0].units": [2, 3], "seed": [1, 2]}})");
    CHECK(run_xgrad({"check", "s.json"}, {.folder = folder.path()}).out == "s.json: 4 trials, no errors\n");
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}
