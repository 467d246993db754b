#pragma once

#include "xgrad/train/sweep_folder.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace xgrad {

/// How the trials of a sweep are trained.
struct SweepRun {
    std::filesystem::path program = {};     ///< the xgrad command that trains them
    std::vector<std::string> plugins = {};  ///< that it needs
    std::string data_root = {};             ///< as data_locator has it
    int cores = 0;                          ///< to be used by all together; 0: all that this process may use
    int threads = 1;                        ///< of each trial
    std::size_t first = 0;                  ///< run no more than the first so many trials; 0: all
    bool fresh = false;                     ///< run these even if they have ended before
    std::function<void(std::size_t)> on_kept =
        {};  ///< told how many have ended before; may be empty, as these
    std::function<void(const Trial&)> on_start = {};
    std::function<void(const Trial&, const RunEnd&)> on_end = {};
};

/// What became of a sweep.
struct SweepResult {
    std::vector<std::optional<RunEnd>> ends = {};  ///< of each trial; none: it has not ended
    std::size_t kept = 0;                          ///< how many of them had ended before
    int signal = 0;                                ///< that interrupted it; 0: none
};

/// Trains each trial that has not ended yet, or each if they are to be fresh, in a process of its own, as many side by side as the cores allow, into its run
/// folder. A trial that fails, whatever the reason, keeps no other from being run. SIGINT, SIGTERM and SIGHUP end them all.
/// Throws FileError if the program cannot be started.
SweepResult run(const SweepRun& settings, const SweepFolder& folder, const std::vector<Trial>& trials);

}  // namespace xgrad
