// The command `xgrad eval`, as people run it.
#include "cli/moons.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

TEST_CASE("eval finds the figures that training ended with") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto trained = run_xgrad({"train", "moons.json", "--quiet", "--json"}, {.folder = folder.path()});
    REQUIRE(trained.exit_code == 0);
    const auto run = run_xgrad({"eval", "runs/moons", "--json"}, {.folder = folder.path()});
    REQUIRE(run.exit_code == 0);
    const auto result = nlohmann::ordered_json::parse(run.out);
    const auto wanted = nlohmann::ordered_json::parse(trained.out);
    CHECK(result["name"] == "moons");
    CHECK(result["train"] == wanted["train"]);
    CHECK(result["test"] == wanted["test"]);
}

TEST_CASE("eval prints a line for each set") {
    const tests::TempFolder folder;
    tests::train_moons(folder);
    const auto run = run_xgrad({"eval", "runs/moons/model.safetensors"}, {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, StartsWith("moons\n  train  loss ") && ContainsSubstring("  accuracy ") &&
                            ContainsSubstring("\n  test   loss "));
}

TEST_CASE("eval on other data, by an override") {
    const tests::TempFolder folder;
    tests::train_moons(folder);
    const auto run =
        run_xgrad({"eval", "runs/moons", "--json", "--set", "data.split=null", "--set", "data.samples=10"},
                  {.folder = folder.path()});
    REQUIRE(run.exit_code == 0);
    CHECK_FALSE(nlohmann::json::parse(run.out).contains("test"));
}

TEST_CASE("what belongs to the trained model cannot be overridden, and the message is about the override") {
    const tests::TempFolder folder;
    tests::train_moons(folder);
    const auto run = run_xgrad({"eval", "runs/moons", "--set", "dtype=float64"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err ==
          "--set dtype=float64: error: dtype: part of the trained model, which stays as it was trained; "
          "train another with this setting\n");
    for (const char* override : {"model[0].units=9", "data.preprocess=[]", "model=[]"}) {
        INFO(override);
        CHECK_THAT(run_xgrad({"eval", "runs/moons", "--set", override}, {.folder = folder.path()}).err,
                   StartsWith(std::string("--set ") + override + ": error: "));
    }
}

TEST_CASE("eval of what is no model ends with 2") {
    const tests::TempFolder folder;
    const auto run = run_xgrad({"eval", "nowhere"}, {.folder = folder.path()});
    CHECK(run.exit_code == 2);
    CHECK(run.err == "error: cannot find \"nowhere\": looked in " + folder.path().string() + "\n");
}
