#include "xgrad/train/sweep_run.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"

#include <algorithm>

using namespace xgrad;
using tests::TempFolder;

namespace {

// The second trial's loss leaves all bounds.
Sweep sweep() {
    return sweep_from_json(R"({"base": {"data": {"format": "synthetic", "kind": "linear", "samples": 50},
  "model": [{"type": "Linear", "units": 1}], "loss": "MSE", "training": {"epochs": 2}},
  "vary": {"optimizer.learning_rate": [0.1, 1e30, 0.01]}})",
                           "s.json");
}

SweepResult run_in(const std::filesystem::path& path, SweepRun settings = {}) {
    const std::vector<Trial> all = trials(sweep());
    settings.program = tests::command_path();
    return run(settings, SweepFolder(path, sweep(), all), all);
}

}  // namespace

TEST_CASE("trials are trained by the command, and one that fails is a result like another") {
    const TempFolder folder;
    const SweepResult result = run_in(folder / "a");
    CHECK(result.signal == 0);
    CHECK(result.kept == 0);
    REQUIRE(result.ends.size() == 3);
    CHECK(result.ends[0]->steps == 4);
    CHECK_THAT(result.ends[1]->failed, StartsWith("training, step "));
    CHECK(result.ends[2]->failed.empty());
    const std::string lines = read_file(folder / "a/trials.jsonl");
    CHECK(std::count(lines.begin(), lines.end(), '\n') == 3);
}

TEST_CASE("a trial is the run that train would make of its config") {
    const TempFolder folder;
    run_in(folder / "a", {.cores = 2, .threads = 2});
    const Trial first = trials(sweep())[0];
    Trainer trainer(seen_from(".", first.experiment));
    RunFolder run(folder / "b" / first.folder());
    run.follow(trainer);
    trainer.fit();
    for (const char* name : {"config.json", "metrics.jsonl", "model.safetensors", "summary.json"})
        CHECK(read_file(folder / "a" / first.folder() / name) ==
              read_file(folder / "b" / first.folder() / name));
}

TEST_CASE("what has ended, failures too, is kept, and the rest is told as it starts and ends") {
    const TempFolder folder;
    run_in(folder / "a");
    std::filesystem::remove(folder / "a/003_learning_rate=0.01/summary.json");
    std::string told;
    const SweepResult result =
        run_in(folder / "a",
               {.on_kept = [&](std::size_t kept) { told += std::to_string(kept) + " kept"; },
                .on_start = [&](const Trial& trial) { told += ", start " + trial.folder(); },
                .on_end = [&](const Trial& trial, const RunEnd&) { told += ", end " + trial.folder(); }});
    CHECK(told == "2 kept, start 003_learning_rate=0.01, end 003_learning_rate=0.01");
    CHECK(result.kept == 2);
}

TEST_CASE("a command that does not train says why each trial failed") {
    const TempFolder folder;
    const std::vector<Trial> all = trials(sweep());
    const SweepResult result = run({.program = "/bin/false"}, SweepFolder(folder / "a", sweep(), all), all);
    CHECK(result.ends[0]->failed == "exit code 1");
    CHECK(result.ends[2]->failed == "exit code 1");
}

TEST_CASE("fresh trials are run again, and no others; what has not been replaced stays") {
    const TempFolder folder;
    run_in(folder / "a");
    const std::string lines = read_file(folder / "a/trials.jsonl");
    std::string told;
    const SweepResult result =
        run_in(folder / "a", {.first = 1, .fresh = true, .on_start = [&](const Trial& trial) {
                                  told += trial.folder();
                                  const std::string now = read_file(folder / "a/trials.jsonl");
                                  CHECK(std::count(now.begin(), now.end(), '\n') == 3);
                              }});
    CHECK(told == "001_learning_rate=0.1");
    CHECK(result.kept == 2);
    CHECK(read_file(folder / "a/trials.jsonl") == lines);
}
