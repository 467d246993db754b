#include "xgrad/train/sweep_folder.hpp"

#include "train/trial_json.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/train/file.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace xgrad {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

// What decides every bit of a run's result, wherever its folder is and whatever it is called.
std::string identity_of(Experiment experiment) {
    experiment.name = "run";
    experiment.description.clear();
    experiment.data.folder = fs::weakly_canonical(data_folder(experiment)).string();
    return to_json(std::move(experiment));
}

// The same of a run that has ended; empty if there is none.
std::string identity_in(const fs::path& folder) {
    try {
        return read_run_end(folder) ? identity_of(load(folder / "config.json")) : "";
    } catch (const Error&) {
        return "";
    }
}

bool is_sweep_folder(const fs::path& path) {
    try {
        const Json sweep = Json::parse(read_file(path / "sweep.json"));
        return sweep.contains("base") && sweep.contains("vary");
    } catch (const Error&) {
        return false;
    } catch (const Json::exception&) {
        return false;
    }
}

void require_free(const fs::path& path, const std::vector<Trial>& trials) {
    std::error_code unreadable;
    if (!fs::exists(path, unreadable)) return;
    const bool folder = fs::is_directory(path, unreadable);
    if (!folder || (!holds_only_unfinished(path) && !is_sweep_folder(path)))
        throw FileError({.where = path.string(),
                         .found = folder ? "the folder holds something else" : "it is a file",
                         .expected = "a new or empty folder, or that of an earlier sweep",
                         .fix = "choose another with --out"});
    for (const Trial& trial : trials) RunFolder::require_free(path / trial.folder());
}

fs::path made(fs::path path, const std::vector<Trial>& trials) {
    require_free(path, trials);
    make_folder(path);
    return path;
}

std::vector<fs::path> folders_in(const fs::path& path) {
    std::vector<fs::path> folders;
    for (const auto& entry : fs::directory_iterator(path))
        if (entry.is_directory()) folders.push_back(entry.path());
    std::sort(folders.begin(), folders.end());
    return folders;
}

void exchange(const fs::path& a, const fs::path& b) {
    if (!fs::exists(b)) return fs::rename(a, b);
    fs::path aside = b;
    aside += ".moving";
    fs::rename(b, aside);
    fs::rename(a, b);
    fs::rename(aside, a);
}

}  // namespace

SweepFolder::SweepFolder(fs::path path, const Sweep& sweep, const std::vector<Trial>& trials)
    : path_(made(std::move(path), trials)), lock_(path_, "another sweep, or a trial that it left,") {
    remove_unfinished(path_);
    replace_file(path_ / "sweep.json", to_json(sweep, path_));
    settle(trials);
}

// Gives runs of an earlier sweep the places that they have in this one: a value put in before them changed their numbers.
void SweepFolder::settle(const std::vector<Trial>& trials) const {
    std::map<fs::path, std::string> wanted;
    std::map<fs::path, std::string> there;
    for (const Trial& trial : trials) wanted[of(trial)] = identity_of(trial.experiment);
    for (const fs::path& folder : folders_in(path_)) there[folder] = identity_in(folder);
    for (const Trial& trial : trials) {
        const fs::path own = of(trial);
        const std::string& identity = wanted[own];
        if (there[own] == identity) continue;
        const auto found = std::find_if(there.begin(), there.end(), [&](const auto& run) {
            const auto claimed = wanted.find(run.first);
            return run.second == identity && (claimed == wanted.end() || claimed->second != run.second);
        });
        if (found == there.end()) continue;
        exchange(found->first, own);
        std::swap(found->second, there[own]);
    }
}

std::optional<RunEnd> SweepFolder::end_of(const Trial& trial) const {
    if (identity_in(of(trial)) != identity_of(trial.experiment)) return std::nullopt;
    return read_run_end(of(trial));
}

void SweepFolder::reopen(const Trial& trial) const {
    std::error_code none;
    fs::remove(of(trial) / "summary.json", none);
}

void SweepFolder::record(const std::vector<Trial>& trials,
                         const std::vector<std::optional<RunEnd>>& ends) const {
    std::string lines;
    for (std::size_t i = 0; i < trials.size(); ++i)
        if (ends[i]) lines += config::to_text(to_json(trials[i], *ends[i])) + "\n";
    replace_file(path_ / "trials.jsonl", lines);
}

std::vector<std::string> SweepFolder::leftovers(const std::vector<Trial>& trials) const {
    std::set<fs::path> known;
    for (const Trial& trial : trials) known.insert(of(trial));
    std::vector<std::string> names;
    for (const fs::path& folder : folders_in(path_))
        if (!known.contains(folder) && fs::exists(folder / "config.json"))
            names.push_back(folder.filename().string());
    return names;
}

}  // namespace xgrad
