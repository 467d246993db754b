// The command `xgrad sweep`, as people run it.
#include "cli/moons.hpp"
#include "support/paths.hpp"

#include <csignal>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace xgrad;
using tests::run_xgrad;

namespace {

namespace fs = std::filesystem;

// Learning rates 0.5, 0 and too much.
void write_sweep(const tests::TempFolder& folder, const std::string& values = "[0.5, 0, 1e30]",
                 const std::string& more = "") {
    folder.write("moons.json", tests::moons);
    folder.write("rates.json", R"({"base": "moons.json", "vary": {"optimizer.learning_rate": )" + values +
                                   "}" + more + "}");
}

tests::CommandResult sweep(const tests::TempFolder& folder, std::vector<std::string> more = {}) {
    std::vector<std::string> words{"sweep", "rates.json"};
    words.insert(words.end(), more.begin(), more.end());
    return run_xgrad(words, {.folder = folder.path()});
}

std::string file(const tests::TempFolder& folder, const std::string& name) {
    return tests::read_file(folder / "runs/rates" / name);
}

}  // namespace

TEST_CASE("sweep trains all trials, tells each on standard error, and ranks them on standard output") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.01, 0.5]", R"(, "rank": "test.accuracy")");
    const auto run = sweep(folder);
    CHECK(run.exit_code == 0);
    CHECK_THAT(run.err, ContainsSubstring("001 learning_rate=0.01  test.accuracy 0.") &&
                            ContainsSubstring("002 learning_rate=0.5  test.accuracy 0."));
    CHECK_THAT(run.out,
               StartsWith("rates: 2 trials by test.accuracy (higher is better)\n"
                          "rank  trial  learning_rate  test.accuracy  test.loss  train.loss  train.accuracy\n"
                          "   1      2            0.5         0.") &&
                   EndsWith("\nresults in runs/rates\n"));
    for (const char* name : {"config.json", "metrics.jsonl", "model.safetensors", "summary.json"})
        CHECK(fs::exists(folder / "runs/rates/001_learning_rate=0.01" / name));
    CHECK(fs::exists(folder / "runs/rates/sweep.json"));
}

TEST_CASE("sweep --json prints one object, and --quiet nothing else") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.5, 0.25, 1e38]");
    const auto run =
        sweep(folder, {"--json", "--quiet", "--top", "2", "--out", "here", "--set", "training.epochs=3"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    const auto result = nlohmann::ordered_json::parse(run.out);
    CHECK(result["name"] == "rates");
    CHECK(result["by"] == "test.loss");
    CHECK(result["better"] == "lower");
    CHECK(result["out"] == "here");
    REQUIRE(result["trials"].size() == 2);
    CHECK(result["trials"][0]["rank"] == 1);
    CHECK(result["trials"][0]["values"]["optimizer.learning_rate"].is_number());
    CHECK(result["trials"][0]["epochs"] == 3);
    CHECK(result["trials"][0]["test"]["accuracy"].is_number());
    CHECK(fs::exists(folder / "here" / result["trials"][1]["folder"].get<std::string>() / "config.json"));
}

TEST_CASE("a sweep that runs again runs what has not ended, and what has changed") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.5, 0.25]");
    const auto first = sweep(folder);
    const std::string lines = file(folder, "trials.jsonl");
    const auto second = sweep(folder);
    CHECK(second.err == "2 of 2 trials have ended before\n");
    CHECK(second.out == first.out);
    fs::remove(folder / "runs/rates/001_learning_rate=0.5/summary.json");
    const auto third = sweep(folder);
    CHECK_THAT(third.err, StartsWith("1 of 2 trials have ended before\n001 learning_rate=0.5  test.loss "));
    CHECK(third.out == first.out);
    CHECK(file(folder, "trials.jsonl") == lines);
    write_sweep(folder, "[0.125, 0.25]");
    const auto changed = sweep(folder);
    CHECK_THAT(changed.err,
               StartsWith("1 of 2 trials have ended before\nruns/rates/001_learning_rate=0.5 is no trial of "
                          "this sweep any more\n001 learning_rate=0.125  test.loss "));
    CHECK_THAT(sweep(folder, {"--fresh"}).err, ContainsSubstring("001 learning_rate=0.125  test.loss ") &&
                                                   ContainsSubstring("002 learning_rate=0.25  test.loss "));
}

TEST_CASE("the first trials alone are run first, and the others later") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.5, 0.25, 0.125]");
    CHECK_THAT(sweep(folder, {"--trials", "1"}).out,
               StartsWith("rates: 1 of 3 trials by test.loss (lower is better)\n"));
    CHECK_FALSE(fs::exists(folder / "runs/rates/002_learning_rate=0.25"));
    CHECK_THAT(sweep(folder).err, StartsWith("1 of 3 trials have ended before\n"));
    CHECK_THAT(sweep(folder, {"--trials", "1"}).out,
               StartsWith("rates: 1 of 3 trials by test.loss (lower is better)\n"));
}

TEST_CASE("a sweep's own settings can be set, and the sweep come by standard input") {
    const tests::TempFolder folder;
    write_sweep(folder);
    const auto run =
        sweep(folder, {"--quiet", "--set", "vary={\"seed\": [1, 2]}", "--set", "rank=train.loss"});
    CHECK_THAT(run.out, StartsWith("rates: 2 trials by train.loss (lower is better)\n"));
    const auto typed =
        run_xgrad({"sweep", "-", "--quiet"},
                  {.input = R"({"base": "moons.json", "vary": {"seed": [3]}})", .folder = folder.path()});
    CHECK_THAT(typed.out, StartsWith("sweep: 1 trial by ") && EndsWith("\nresults in runs/sweep\n"));
}

TEST_CASE("the number of cores and threads changes no byte") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.5, 0.25, 0.125]");
    sweep(folder, {"--out", "a", "--cores", "1"});
    sweep(folder, {"--out", "b", "--cores", "6", "--threads", "2"});
    for (const char* name : {"sweep.json", "trials.jsonl", "002_learning_rate=0.25/model.safetensors"})
        CHECK(tests::read_file(folder / "a" / name) == tests::read_file(folder / "b" / name));
}

TEST_CASE("a trial that diverges is ranked last with its reason; if all do, the sweep has failed") {
    const tests::TempFolder folder;
    folder.write("m.json", R"({"data": {"format": "synthetic", "kind": "linear", "samples": 50},
  "model": [{"type": "Linear", "units": 1}], "loss": "MSE"})");
    folder.write("some.json", R"({"base": "m.json", "vary": {"optimizer.learning_rate": [1e30, 0.1]}})");
    const auto some = run_xgrad({"sweep", "some.json"}, {.folder = folder.path()});
    CHECK(some.exit_code == 0);
    CHECK_THAT(some.out, ContainsSubstring("\n   2      1          1e+30  failed: training, step "));
    CHECK_THAT(some.err, ContainsSubstring("001 learning_rate=1e+30  failed: training, step "));
    folder.write("all.json", R"({"base": "m.json", "vary": {"optimizer.learning_rate": [1e30, 1e31]}})");
    CHECK(run_xgrad({"sweep", "all.json"}, {.folder = folder.path()}).exit_code == 1);
}

TEST_CASE("a bad trial is told with its values before any is run, and nothing is written") {
    const tests::TempFolder folder;
    write_sweep(folder, "[0.5, -1]");
    const auto run = sweep(folder);
    CHECK(run.exit_code == 2);
    CHECK(run.out.empty());
    CHECK(run.err ==
          "rates.json:1:66: error: trial 2 (learning_rate=-1): optimizer.learning_rate: -1 is below 0\n");
    write_sweep(folder, "[0.5, 0.25]", R"(, "serach": "grid")");
    CHECK(sweep(folder).err ==
          "rates.json:1:74: error: serach: unknown key \"serach\" for Sweep; did you mean \"search\"?\n");
    CHECK(run_xgrad({"sweep", "moons.json"}, {.folder = folder.path()}).exit_code == 2);
    CHECK_FALSE(fs::exists(folder / "runs"));
}

TEST_CASE("a sweep does not write over what is not a sweep's") {
    const tests::TempFolder folder;
    write_sweep(folder);
    folder.write("mine/notes.txt", "precious");
    const auto run = sweep(folder, {"--out", "mine"});
    CHECK(run.exit_code == 2);
    CHECK_THAT(
        run.err,
        EndsWith("error: mine: the folder holds something else; expected a new or empty folder, or that of "
                 "an earlier sweep; choose another with --out\n"));
}

TEST_CASE("pieces and data that the sweep was told of reach its trials") {
    const tests::TempFolder folder;
    folder.write("sets/x.csv", "x,y\n0,no\n1,yes\n2,no\n3,yes\n");
    folder.write("s.json", R"({"base": {"data": {"format": "csv", "path": "x.csv", "target": "y"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"steps": 2}},
  "vary": {"optimizer": ["Ender", "SGD"]}})");
    const auto run = run_xgrad(
        {"--plugin", tests::plugins_folder() / "libender.so", "sweep", "s.json", "--data-root", "sets"},
        {.folder = folder.path()});
    CHECK(run.exit_code == 0);
    CHECK(fs::exists(folder / "runs/s/001_optimizer=Ender/summary.json"));
}

TEST_CASE("a trial whose process is killed has failed, and is run again") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    folder.write("s.json", R"({"base": "moons.json", "vary": {"optimizer": {"cases": {
      "one": {"optimizer": {"type": "Ender", "ends": "self"}}, "two": {"optimizer": "SGD"}}}}})");
    const std::vector<std::string> words{"--plugin", tests::plugins_folder() / "libender.so", "sweep",
                                         "s.json"};
    for (const char* before : {"", "1 of 2 trials have ended before\n"}) {
        const auto run = run_xgrad(words, {.folder = folder.path()});
        CHECK(run.exit_code == 0);
        CHECK_THAT(run.err, StartsWith(before) &&
                                ContainsSubstring("001 optimizer=one  failed: killed by signal 9 (Killed)"));
        CHECK_THAT(run.out,
                   ContainsSubstring("   2      1        one  failed: killed by signal 9 (Killed)\n"));
    }
}

TEST_CASE("a sweep that is told to end ends its trials, keeps what has ended, and goes on later") {
    const tests::TempFolder folder;
    folder.write("moons.json", tests::moons);
    const auto write = [&](const std::string& ends) {
        folder.write("s.json", R"({"base": "moons.json", "vary": {"optimizer": {"cases": {
          "one": {"optimizer": "SGD"}, "two": {"optimizer": {"type": "Ender", "ends": ")" +
                                   ends + R"("}}, "three": {"optimizer": "Adam"}}}}})");
    };
    write("parent");
    const std::vector<std::string> words{
        "--plugin", tests::plugins_folder() / "libender.so", "sweep", "s.json", "--cores", "1"};
    const auto stopped = run_xgrad(words, {.folder = folder.path()});
    CHECK(stopped.exit_code == 128 + SIGTERM);
    CHECK(stopped.out.empty());
    CHECK_THAT(stopped.err, StartsWith("001 optimizer=one  test.loss ") &&
                                EndsWith("\ninterrupted; the same command goes on where it was\n"));
    CHECK(fs::exists(folder / "runs/s/001_optimizer=one/summary.json"));
    CHECK_FALSE(fs::exists(folder / "runs/s/002_optimizer=two/summary.json"));
    CHECK_FALSE(fs::exists(folder / "runs/s/003_optimizer=three"));
    write("none");
    const auto again = run_xgrad(words, {.folder = folder.path()});
    CHECK(again.exit_code == 0);
    CHECK_THAT(again.err, StartsWith("1 of 3 trials have ended before\n002 optimizer=two  test.loss "));
}
