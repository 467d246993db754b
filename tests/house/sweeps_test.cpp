// Every sweep that ships says what it shows; one is run whole, as a person would.
#include "support/catch.hpp"
#include "support/full_runs.hpp"
#include "support/paths.hpp"
#include "support/run_command.hpp"
#include "support/source_tree.hpp"
#include "support/temp_folder.hpp"
#include "xgrad/train/trials.hpp"

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace xgrad;

namespace {

namespace fs = std::filesystem;

std::vector<std::string> sweeps() { return tests::files_below("models/sweeps", ".json"); }

tests::CommandResult run_spiral(const fs::path& folder, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments{
        "sweep", (tests::source_folder() / "models/sweeps/spiral.json").string(), "--out", "out"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return tests::run_xgrad(arguments, {.folder = folder});
}

}  // namespace

TEST_CASE("every shipped sweep names and describes itself, and has its trials") {
    CHECK(sweeps().size() >= 6);
    for (const std::string& file : sweeps()) {
        CAPTURE(file);
        const Sweep sweep = load_sweep(tests::source_folder() / file);
        CHECK(sweep.name == fs::path(file).stem());
        CHECK(sweep.description.size() > 40);
        CHECK(trials(sweep).size() > 2);
    }
}

TEST_CASE("the textbook's search has 100 trials over four powers of ten of each setting") {
    const auto all = trials(load_sweep(tests::source_folder() / "models/sweeps/ch06_search.json"));
    CHECK(all.size() == 100);
    for (const Trial& trial : all) {
        CHECK(trial.experiment.optimizer->learning_rate() >= 1e-6);
        CHECK(trial.experiment.optimizer->learning_rate() <= 1e-2);
        CHECK(trial.experiment.penalty.l2 >= 1e-8);
        CHECK(trial.experiment.penalty.l2 <= 1e-4);
    }
}

TEST_CASE("the spiral's sweep runs, goes on after a trial was lost, and comes to the same") {
    const tests::TempFolder folder;
    const std::vector<std::string> shorter{"--set", "training.epochs=30"};
    const auto first = run_spiral(folder.path(), shorter);
    CHECK(first.exit_code == 0);
    CHECK_THAT(first.out,
               StartsWith("spiral: 9 trials by test.accuracy (higher is better)\n"
                          "rank  trial  units  learning_rate  test.accuracy  test.loss  train.loss  "
                          "train.accuracy\n   1 "));
    const std::string lines = tests::read_file(folder / "out/trials.jsonl");
    CHECK(fs::remove(folder / "out/005_units=20_learning_rate=0.1/summary.json"));
    const auto second = run_spiral(folder.path(), shorter);
    CHECK_THAT(second.err,
               StartsWith("8 of 9 trials have ended before\n005 units=20_learning_rate=0.1  test.accuracy "));
    CHECK(second.out == first.out);
    CHECK(tests::read_file(folder / "out/trials.jsonl") == lines);
}

TEST_CASE("wide layers and large steps tell the spiral's arms apart best") {
    if (!tests::full_runs) SKIP_TEST(tests::no_full_runs);
    const tests::TempFolder folder;
    run_spiral(folder.path());
    std::map<std::int64_t, double> accuracy;
    std::istringstream lines(tests::read_file(folder / "out/trials.jsonl"));
    for (std::string line; std::getline(lines, line);) {
        const auto trial = nlohmann::json::parse(line);
        accuracy[trial["trial"]] = trial["test"]["accuracy"];
    }
    REQUIRE(accuracy.size() == 9);
    CHECK(accuracy[9] > 0.9);  // 80 units, learning rate 1
    CHECK(accuracy[1] < 0.6);  // 5 units, learning rate 0.01
}
