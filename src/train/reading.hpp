#pragma once

#include "xgrad/train/experiment.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace xgrad {

/// A config file as far as it can be understood, and all that is wrong with its settings.
struct Reading {
    Experiment experiment = {};
    std::vector<Problem> problems = {};  ///< in the order of the file
};

/// Reads a config file. Throws FileError if it cannot be read, and ConfigError if it is no JSON.
Reading read_experiment(const std::filesystem::path& path, const std::vector<std::string>& overrides);

}  // namespace xgrad
