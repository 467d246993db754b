#pragma once

#include "xgrad/train/sweep.hpp"

#include <filesystem>

namespace xgrad {

/// What all trials of a sweep have in common.
struct SweepBase {
    config::LocatedJson config = {};    ///< an object, with what it extends and with the sweep's overrides
    std::filesystem::path folder = {};  ///< of the config's file
};

/// Reads it. Throws ConfigError, with the place of the sweep's "base", if it cannot be read.
SweepBase read_base(const Sweep& sweep);

}  // namespace xgrad
