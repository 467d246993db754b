#pragma once

#include "xgrad/config/located_json.hpp"
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

/// The same for a config that was read already, from a file of that folder.
Reading read_experiment(config::LocatedJson json, const std::vector<std::string>& overrides,
                        const std::string& default_name, const std::filesystem::path& folder);

}  // namespace xgrad
