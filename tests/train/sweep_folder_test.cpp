#include "xgrad/train/sweep_folder.hpp"

#include "support/catch.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/file.hpp"

#include <filesystem>

using namespace xgrad;
using tests::TempFolder;
namespace fs = std::filesystem;

namespace {

Sweep sweep(const std::string& values) {
    return sweep_from_json(R"({"name": "s", "base": {"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"epochs": 1}},
  "vary": {"seed": )" + values +
                               "}}",
                           "s.json");
}

// Trains all trials that have not ended, and returns their numbers.
std::vector<std::int64_t> train(const fs::path& path, const Sweep& sweep) {
    const std::vector<Trial> all = trials(sweep);
    const SweepFolder folder(path, sweep, all);
    std::vector<std::int64_t> trained;
    std::vector<std::optional<RunEnd>> ends;
    for (const Trial& trial : all) {
        if (!folder.end_of(trial)) {
            Trainer trainer(trial.experiment);
            RunFolder run(folder.of(trial));
            run.follow(trainer);
            trainer.fit();
            trained.push_back(trial.number);
        }
        ends.push_back(folder.end_of(trial));
    }
    folder.record(all, ends);
    return trained;
}

std::string lines_of(const fs::path& path) { return read_file(path / "trials.jsonl"); }

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("a sweep's folder has the sweep in full, a line for each trial and the runs") {
    const TempFolder folder;
    CHECK(train(folder / "a", sweep("[5, 6]")) == Numbers{1, 2});
    CHECK(load_sweep(folder / "a/sweep.json").name == "s");
    CHECK_THAT(
        lines_of(folder / "a"),
        StartsWith(
            R"({"trial":1,"folder":"001_seed=5","values":{"seed":5},"epochs":1,"steps":1,"parameters":6,"train":{"loss":)"));
    CHECK(load(folder / "a/002_seed=6/config.json").seed == 6);
}

TEST_CASE("trials that have ended are not run again, others are") {
    const TempFolder folder;
    train(folder / "a", sweep("[5, 6, 7]"));
    const std::string lines = lines_of(folder / "a");
    CHECK(train(folder / "a", sweep("[5, 6, 7]")).empty());
    fs::remove(folder / "a/002_seed=6/summary.json");
    CHECK(train(folder / "a", sweep("[5, 6, 7]")) == Numbers{2});
    CHECK(lines_of(folder / "a") == lines);
}

TEST_CASE("of a changed sweep only changed trials are run, whatever their numbers are now") {
    const TempFolder folder;
    train(folder / "a", sweep("[5, 6, 7]"));
    const std::string seven = read_file(folder / "a/003_seed=7/model.safetensors");
    CHECK(train(folder / "a", sweep("[7, 8, 5]")) == Numbers{2});
    CHECK(read_file(folder / "a/001_seed=7/model.safetensors") == seven);
    train(folder / "b", sweep("[7, 8, 5]"));
    CHECK(lines_of(folder / "a") == lines_of(folder / "b"));
    const std::vector<Trial> all = trials(sweep("[7, 8, 5]"));
    CHECK(SweepFolder(folder / "a", sweep("[7, 8, 5]"), all).leftovers(all) ==
          std::vector<std::string>{"002_seed=6"});
}

TEST_CASE("trials that change places keep their results") {
    const TempFolder folder;
    const Sweep first =
        sweep_from_json(R"({"name": "s", "base": {"data": {"format": "synthetic", "kind": "xor"},
  "model": [{"type": "Linear", "units": 2}], "loss": "SoftmaxWithLoss", "training": {"epochs": 1}},
  "vary": {"c": {"cases": {"a": {"seed": 5}, "b": {"seed": 6}}}}})",
                        "s.json");
    Sweep second = first;
    std::swap(second.vary[0].value.cases[0].value, second.vary[0].value.cases[1].value);
    train(folder / "a", first);
    CHECK(train(folder / "a", second).empty());
    CHECK(load(folder / "a/001_c=a/config.json").seed == 6);
    CHECK(load(folder / "a/002_c=b/config.json").seed == 5);
}

TEST_CASE("another description changes no trial, another base all") {
    const TempFolder folder;
    train(folder / "a", sweep("[5, 6]"));
    Sweep other = sweep("[5, 6]");
    other.description = "in other words";
    CHECK(train(folder / "a", other).empty());
    other.overrides = {"training.epochs=2"};
    CHECK(train(folder / "a", other) == Numbers{1, 2});
}

TEST_CASE("a trial may be reopened") {
    const TempFolder folder;
    train(folder / "a", sweep("[5]"));
    const std::vector<Trial> all = trials(sweep("[5]"));
    const SweepFolder own(folder / "a", sweep("[5]"), all);
    CHECK(own.end_of(all[0]));
    own.reopen(all[0]);
    CHECK_FALSE(own.end_of(all[0]));
}

TEST_CASE("what is no sweep's folder, or has no run in a trial's place, is left alone") {
    const TempFolder folder;
    const std::vector<Trial> all = trials(sweep("[5]"));
    const auto refusal = [&](const fs::path& path) -> std::string {
        try {
            SweepFolder(path, sweep("[5]"), all);
        } catch (const FileError& error) {
            return error.what();
        }
        return "";
    };
    folder.write("mine/notes.txt", "precious");
    CHECK(refusal(folder / "mine") ==
          (folder / "mine").string() +
              ": the folder holds something else; expected a new or empty folder, or that "
              "of an earlier sweep; choose another with --out");
    CHECK_THAT(refusal(folder / "mine/notes.txt"), ContainsSubstring(": it is a file; expected"));
    train(folder / "a", sweep("[6]"));
    folder.write("a/001_seed=5/notes.txt", "precious");
    const std::string before = read_file(folder / "a/sweep.json");
    CHECK_THAT(refusal(folder / "a"),
               StartsWith((folder / "a/001_seed=5").string() + ": the folder holds something else"));
    CHECK(read_file(folder / "a/sweep.json") == before);
    fs::create_directory(folder / "empty");
    CHECK(refusal(folder / "empty").empty());
}

TEST_CASE("two sweeps do not work in one folder") {
    const TempFolder folder;
    const std::vector<Trial> all = trials(sweep("[5]"));
    {
        const SweepFolder first(folder / "a", sweep("[5]"), all);
        CHECK_THROWS_WITH(
            SweepFolder(folder / "a", sweep("[5]"), all),
            StartsWith((folder / "a").string() + ": another sweep, or a trial that it left, is at work"));
    }
    CHECK_NOTHROW(SweepFolder(folder / "a", sweep("[5]"), all));
}
