#pragma once

#include "train/reading.hpp"
#include "xgrad/train/trials.hpp"

#include <string>
#include <vector>

namespace xgrad {

/// Whether a config is a sweep's: it says what varies.
bool is_sweep(const config::LocatedJson& json);

/// A sweep file as far as it can be understood, and all that is wrong with its own settings.
struct SweepReading {
    Sweep sweep = {};
    std::vector<Problem> problems = {};  ///< in the order of the file
};

SweepReading read_sweep(config::LocatedJson json, const std::vector<std::string>& overrides,
                        const std::string& default_name, const std::filesystem::path& folder);

/// A trial as far as it can be understood, and all that is wrong with its settings.
struct TrialReading {
    Trial trial = {};
    std::vector<Problem> problems = {};
};

/// All trials of a sweep. Throws ConfigError for what is wrong before there are any.
std::vector<TrialReading> read_trials(const Sweep& sweep);

}  // namespace xgrad
