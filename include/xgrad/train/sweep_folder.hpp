#pragma once

#include "xgrad/train/folder_lock.hpp"
#include "xgrad/train/run_folder.hpp"
#include "xgrad/train/trials.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// The folder of a sweep: sweep.json (the sweep in full), trials.jsonl (a line for each trial that has ended: its values and
/// what it came to) and the trials' run folders. The same sweep and data give the same bytes, however often it was
/// interrupted.
class SweepFolder {
public:
    /// Makes the folder, or takes over that of an earlier sweep, for this process and those that it starts. Runs of that
    /// sweep which are also trials of this one, to the last setting, become this one's. Throws FileError, before anything
    /// is written, if there is something else in the way, or if another process has the folder.
    SweepFolder(std::filesystem::path path, const Sweep& sweep, const std::vector<Trial>& trials);

    const std::filesystem::path& path() const noexcept { return path_; }
    std::filesystem::path of(const Trial& trial) const { return path_ / trial.folder(); }

    /// How the trial ended, if it has, as it is now.
    std::optional<RunEnd> end_of(const Trial& trial) const;
    /// Takes back that the trial has ended: it is to be run anew.
    void reopen(const Trial& trial) const;
    /// Writes trials.jsonl. `ends`: of each trial.
    void record(const std::vector<Trial>& trials, const std::vector<std::optional<RunEnd>>& ends) const;
    /// Names of folders of runs that are no trial of the sweep, left by one that was changed since.
    std::vector<std::string> leftovers(const std::vector<Trial>& trials) const;

private:
    void settle(const std::vector<Trial>& trials) const;

    std::filesystem::path path_;
    FolderLock lock_;
};

}  // namespace xgrad
