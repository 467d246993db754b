#include "xgrad/train/sweep_run.hpp"

#include "train/processes.hpp"
#include "xgrad/base/workers.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

// What the command is told; the config comes by its standard input.
std::vector<std::string> words_of(const SweepRun& settings, const std::filesystem::path& out) {
    std::vector<std::string> words{"xgrad"};
    for (const std::string& plugin : settings.plugins) {
        words.emplace_back("--plugin");
        words.push_back(plugin);
    }
    words.insert(words.end(), {"train", "-", "--quiet", "--out", out.string(), "--threads",
                               std::to_string(settings.threads)});
    if (!settings.data_root.empty()) words.insert(words.end(), {"--data-root", settings.data_root});
    return words;
}

// A run that ended by itself says how; of any other, the process has to tell.
RunEnd end_of(const SweepFolder& folder, const Trial& trial, const ProcessEnd& process) {
    const std::optional<RunEnd> end = read_run_end(folder.of(trial));
    return end ? *end : RunEnd{.failed = reason_of(process)};
}

}  // namespace

SweepResult run(const SweepRun& settings, const SweepFolder& folder, const std::vector<Trial>& trials) {
    SweepResult result;
    const std::size_t wanted = settings.first > 0 ? settings.first : trials.size();
    std::vector<std::size_t> waiting;
    for (std::size_t i = 0; i < trials.size(); ++i) {
        result.ends.push_back(folder.end_of(trials[i]));
        if (i < wanted && (settings.fresh || !result.ends.back())) waiting.push_back(i);
        else if (result.ends.back()) ++result.kept;
    }
    if (settings.on_kept) settings.on_kept(result.kept);
    folder.record(trials, result.ends);
    const int cores = settings.cores > 0 ? settings.cores : usable_cores();
    const auto start = [&](std::size_t index) -> Process {
        const Trial& trial = trials[waiting[index]];
        folder.reopen(trial);
        result.ends[waiting[index]].reset();
        if (settings.on_start) settings.on_start(trial);
        return {settings.program.string(), words_of(settings, folder.of(trial)),
                to_json(seen_from(".", trial.experiment))};
    };
    const auto end = [&](std::size_t index, const ProcessEnd& process) {
        const Trial& trial = trials[waiting[index]];
        result.ends[waiting[index]] = end_of(folder, trial, process);
        folder.record(trials, result.ends);
        if (settings.on_end) settings.on_end(trial, *result.ends[waiting[index]]);
    };
    result.signal = run_processes({.count = waiting.size(),
                                   .side_by_side = std::max(1, cores / std::max(1, settings.threads)),
                                   .start = start,
                                   .end = end});
    return result;
}

}  // namespace xgrad
