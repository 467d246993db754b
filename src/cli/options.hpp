#pragma once

#include "xgrad/train/figures.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

// What several commands share.
namespace xgrad::cli {

/// Options of every command that runs a model on data.
struct RunOptions {
    std::string data_root = {};
    int threads = 0;
    bool json = false;

    /// Declares --data-root, --threads and --json.
    void declare(CLI::App& app);
};

/// Declares --data-root.
void add_data_root(CLI::App& app, std::string& folder);
/// Declares --set.
void add_overrides(CLI::App& app, std::vector<std::string>& assignments);

/// Declares --plugin, which adds to the files.
void add_plugins(CLI::App& app, std::vector<std::string>& files);

/// For an option or argument that must not be empty text.
CLI::Validator not_empty();

nlohmann::ordered_json to_json(const Figures& figures);

/// Prints the object, indented, to standard output.
void print(const nlohmann::ordered_json& object);

}  // namespace xgrad::cli
