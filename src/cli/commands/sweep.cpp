#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/sweep_view.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "train/trial_json.hpp"
#include "xgrad/train/plugin.hpp"
#include "xgrad/train/sweep_plan.hpp"
#include "xgrad/train/sweep_run.hpp"

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <utility>

namespace xgrad::cli {
namespace {

constexpr auto sweep_footer =
    R"(Trains a trial for each combination of what varies, each in a process of its own, and ranks them. The same command
goes on where an earlier one was interrupted; of a sweep that was changed, only trials that have changed are run.
A trial that fails is ranked last; one that was killed is tried again the next time, one whose loss was no number is
not. Exit code 1 if all fail.

  {"base": "digits.json", "vary": {"optimizer": ["SGD", "Adam"], "seed": [1, 2, 3]}}

Writes sweep.json, trials.jsonl and a run's folder for each trial. See: xgrad explain sweep)";

struct SweepOptions {
    std::string file = {};
    std::vector<std::string> set = {};
    std::string out = {};
    std::string data_root = {};
    std::size_t trials = 0;
    std::size_t top = 0;
    int cores = 0;
    int threads = 1;
    bool fresh = false;
    bool quiet = false;
    bool json = false;
};

// What is to be printed when the trials have ended.
struct Outcome {
    const Sweep& sweep;
    const SweepPlan& plan;
    const SweepResult& result;
    std::string folder;
    std::size_t ended;   // trials, whichever way
    std::size_t failed;  // of these
    std::size_t top;     // of these, so many are shown
};

Outcome outcome_of(const SweepOptions& options, const Sweep& sweep, const SweepPlan& plan,
                   const SweepResult& result, const SweepFolder& folder) {
    Outcome outcome{sweep, plan, result, folder.path().string(), 0, 0, 0};
    for (const std::optional<RunEnd>& end : result.ends) {
        if (end) ++outcome.ended;
        if (end && !end->failed.empty()) ++outcome.failed;
    }
    outcome.top = options.top > 0 ? std::min(options.top, outcome.ended) : outcome.ended;
    return outcome;
}

std::string_view word_for(Better better) { return better == Better::higher ? "higher" : "lower"; }

void print_table(const Outcome& outcome) {
    const SweepPlan& plan = outcome.plan;
    const auto all = static_cast<std::int64_t>(plan.trials.size());
    const bool some = outcome.ended < plan.trials.size();
    fmt::print("{}: {}{} by {} ({} is better){}\n", outcome.sweep.name,
               some ? fmt::format("{} of ", outcome.ended) : "", counted(all, "trial"), plan.rank.name(),
               word_for(plan.rank.better),
               outcome.top < outcome.ended ? fmt::format(", the first {}", outcome.top) : "");
    fmt::print("{}", ranked_table({column_names(outcome.sweep), plan.trials, outcome.result.ends, plan.rank,
                                   line_width()},
                                  outcome.top));
    fmt::print("results in {}\n", outcome.folder);
}

void print_json(const Outcome& outcome) {
    const SweepPlan& plan = outcome.plan;
    auto trials = nlohmann::ordered_json::array();
    const std::vector<std::size_t> order = ranking(outcome.result.ends, plan.rank);
    for (std::size_t rank = 0; rank < outcome.top; ++rank) {
        nlohmann::ordered_json trial{{"rank", rank + 1}};
        trial.update(to_json(plan.trials[order[rank]], *outcome.result.ends[order[rank]]));
        trials.push_back(std::move(trial));
    }
    print({{"name", outcome.sweep.name},
           {"by", plan.rank.name()},
           {"better", word_for(plan.rank.better)},
           {"ended", outcome.ended},
           {"failed", outcome.failed},
           {"trials", std::move(trials)},
           {"out", outcome.folder}});
}

void print_problems(const SweepOptions& options, const Findings& findings) {
    for (const Problem& problem : findings.errors) tell("{}\n", to_string(problem));
    if (options.quiet) return;
    for (const Problem& problem : findings.warnings) tell("{}\n", to_string(problem, "warning"));
}

// Of trials that need not be run, and of runs that are no trials.
void print_kept(const SweepFolder& folder, const std::vector<Trial>& trials, std::size_t kept) {
    if (kept > 0)
        tell("{} of {} have ended before\n", kept,
             counted(static_cast<std::int64_t>(trials.size()), "trial"));
    for (const std::string& name : folder.leftovers(trials))
        tell("{} is no trial of this sweep any more\n", (folder.path() / name).string());
}

// Leaves as the signal would have it, so that a shell's loop ends too.
ExitCode leave_by(int signal, const SweepOptions& options) {
    if (!options.quiet)
        tell("interrupted; the same command{} goes on where it was\n",
             options.fresh ? ", without --fresh," : "");
    std::signal(signal, SIG_DFL);
    std::raise(signal);
    return ExitCode::failed;
}

SweepResult run_trials(const SweepOptions& options, const SweepFolder& folder, const SweepPlan& plan) {
    SweepRun settings{.program = "/proc/self/exe",
                      .plugins = loaded_plugins(),
                      .data_root = options.data_root,
                      .cores = options.cores,
                      .threads = options.threads,
                      .first = options.trials,
                      .fresh = options.fresh};
    SweepProgress progress(plan.trials.size(), plan.rank);
    if (!options.quiet) {
        settings.on_kept = [&](std::size_t kept) {
            progress.skip(kept);
            print_kept(folder, plan.trials, kept);
        };
        settings.on_start = [&](const Trial& trial) { progress.start(trial); };
        settings.on_end = [&](const Trial& trial, const RunEnd& end) { progress.end(trial, end); };
    }
    SweepResult result = run(settings, folder, plan.trials);
    if (options.trials > 0)
        for (std::size_t i = options.trials; i < result.ends.size(); ++i) result.ends[i].reset();
    return result;
}

ExitCode sweep(const SweepOptions& options) {
    const Sweep sweep = load_sweep(options.file, options.set);
    const SweepPlan plan = xgrad::plan(sweep, options.data_root);
    print_problems(options, plan.findings);
    if (!plan.findings.errors.empty()) return ExitCode::bad_input;
    const SweepFolder folder(
        options.out.empty() ? std::filesystem::path("runs") / sweep.name : std::filesystem::path(options.out),
        sweep, plan.trials);
    const SweepResult result = run_trials(options, folder, plan);
    if (result.signal != 0) return leave_by(result.signal, options);
    const Outcome outcome = outcome_of(options, sweep, plan, result, folder);
    if (options.json) print_json(outcome);
    else print_table(outcome);
    return outcome.failed == outcome.ended ? ExitCode::failed : ExitCode::done;
}

std::function<ExitCode()> declare_sweep(Options& options) {
    constexpr int most_cores = 1024;
    constexpr int most_trials = 1'000'000;
    const auto given = std::make_shared<SweepOptions>();
    options.add("sweep", given->file, "the JSON file that says what varies; \"-\" is standard input")
        .required();
    options.add_overrides(given->set);
    options
        .add("--out", given->out,
             "folder for the results: a new or empty one, or an earlier sweep's (default: runs/NAME)")
        .type("FOLDER");
    options.add("--cores", given->cores, "cores to use in all (default: all)")
        .type("N")
        .between(1, most_cores);
    options.add("--threads", given->threads, "threads of each trial (default: 1)")
        .type("N")
        .between(1, most_cores);
    options.add("--trials", given->trials, "run, and show, no more than the first so many trials")
        .type("N")
        .between(1, most_trials);
    options.add("--top", given->top, "show only the best so many trials").type("N").between(1, most_trials);
    options.add_data_root(given->data_root);
    options.add("--fresh", given->fresh, "run trials again that have ended before");
    options.add("--quiet", given->quiet, "show no progress");
    options.add("--json", given->json, "print the result as JSON");
    options.footer(sweep_footer);
    return [given] { return sweep(*given); };
}

}  // namespace

extern const Command sweep_command{"sweep", "train variants of a model side by side and rank them",
                                   declare_sweep};

}  // namespace xgrad::cli
