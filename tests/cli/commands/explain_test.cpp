// The command `xgrad explain`, as people run it.
#include "cli/moons.hpp"

#include <filesystem>
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
