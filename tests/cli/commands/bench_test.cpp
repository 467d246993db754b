// The command `xgrad bench`, as people run it.
#include "cli/moons.hpp"
#include "xgrad/train/file.hpp"

#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

TEST_CASE("bench --json prints an object of times, and writes nothing") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run = run_xgrad({"bench", "moons.json", "--json", "--seconds", "0.01", "--threads", "1"},
                               {.folder = folder.path()});
    REQUIRE(run.exit_code == 0);
    const auto result = nlohmann::json::parse(run.out);
    CHECK(result["name"] == "moons");
    CHECK(result["threads"] == 1);
    for (const char* key : {"step_us", "forward_us", "backward_us", "update_us", "batch_us", "limit_us",
                            "ratio", "memory_bytes", "values_bytes"})
        CHECK(result[key].is_number());
    CHECK_FALSE(std::filesystem::exists(folder / "runs"));
}

TEST_CASE("bench --profile adds a line for each kernel") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run = run_xgrad({"bench", "moons.json", "--profile", "--seconds", "0.01", "--threads", "1"},
                               {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.out, StartsWith("moons, 1 thread: a training step, in microseconds\n  step ") &&
                            ContainsSubstring("\n  limit ") && ContainsSubstring("GFLOP/s") &&
                            ContainsSubstring("matmul"));
}

TEST_CASE("bench wants time to measure in") {
    const auto run = run_xgrad({"bench", "moons.json", "--seconds", "0"});
    CHECK(run.exit_code == 2);
    CHECK_THAT(run.err, StartsWith("error: --seconds: \"0\" is no number above 0"));
    for (const char* wrong : {"-1", "nan", "inf", "two"})
        CHECK(run_xgrad({"bench", "moons.json", "--seconds", wrong}).exit_code == 2);
}

TEST_CASE(
    "bench --trace writes a file that viewers of traces read, and no pass that there is not can be left "
    "out") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto run =
        run_xgrad({"bench", "moons.json", "--trace", "t.json", "--without", "fuse", "--seconds", "0.01"},
                  {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    const auto trace = nlohmann::json::parse(read_file(folder / "t.json"));
    REQUIRE(trace["traceEvents"].size() > 5);
    double end = 0;
    for (const auto& event : trace["traceEvents"]) {
        CHECK(event["ph"] == "X");
        CHECK_THAT(event["ts"].get<double>(), WithinAbs(end, 1e-6));  // each begins where the one before ends
        end = event["ts"].get<double>() + event["dur"].get<double>();
    }
    CHECK(end > 0);

    CHECK_THAT(run.out, StartsWith("moons, ") && ContainsSubstring(", without fuse: a training step") &&
                            EndsWith("trace in t.json\n"));

    const auto wrong = run_xgrad({"bench", "moons.json", "--without", "fues"}, {.folder = folder.path()});
    CHECK(wrong.exit_code == 2);
    CHECK(wrong.err ==
          "error: --without: no pass \"fues\"; expected one of broadcast, fold, simplify, share, fuse; did "
          "you mean \"fuse\"?\n");
}

TEST_CASE("a trace takes the place of nothing but a trace, and that is said before anything is measured") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto trace = [&](const std::string& place) {
        return run_xgrad({"bench", "moons.json", "--seconds", "0.01", "--trace", place},
                         {.folder = folder.path()});
    };
    CHECK(trace("t.json").exit_code == 0);
    CHECK(trace("t.json").exit_code == 0);
    CHECK(trace("moons.json").err ==
          "error: --trace moons.json: there is something else; expected a new file, or an "
          "earlier trace; choose another place\n");
    CHECK(read_file(folder / "moons.json") == tests::moons);
    CHECK(trace(".").err == "error: --trace .: it is a folder; expected a file; choose another place\n");
    const auto nowhere = trace("no/t.json");
    CHECK(nowhere.exit_code == 2);
    CHECK(nowhere.out.empty());
    CHECK(nowhere.err ==
          "error: --trace no/t.json: no file can be written into no; expected a folder of your own; "
          "choose another place\n");
}
