#pragma once

#include "xgrad/train/experiment.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace xgrad {

/// What a look at a config found, in the order of the file.
struct Findings {
    std::vector<Problem> errors = {};
    std::vector<Problem> warnings = {};  ///< what can be run, but was hardly meant
    std::int64_t trials = 0;             ///< of a sweep
};

/// Finds what would keep a config, or the trials of a sweep, from being trained, all of it at once, and what is odd about it:
/// settings, data, the shapes through all layers, loss and metrics. Nothing is run or written, and of large data only the beginning is read.
/// Throws FileError if the config itself cannot be read.
Findings check(const std::filesystem::path& path, const std::vector<std::string>& overrides = {},
               const std::string& data_root = {});

/// The columns of an experiment's data, of which no more is read than that takes. Throws what reading them throws.
std::vector<ColumnSpec> columns_of(const Experiment& experiment, const std::string& data_root = {});

}  // namespace xgrad
