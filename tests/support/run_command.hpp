#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace xgrad::tests {

/// What a program left behind.
struct CommandResult {
    int exit_code;  ///< 128 + the signal's number if a signal ended it
    std::string out;
    std::string err;
};

/// What a program starts with.
struct CommandSettings {
    std::string input = {};                               ///< its standard input
    std::map<std::string, std::string> environment = {};  ///< on top of the test's own
    std::filesystem::path folder = {};                    ///< where it runs; empty: where the test does
};

/// Runs a program to its end; no shell touches the arguments. A name without a slash is looked for in PATH.
/// Throws std::system_error if it cannot be started.
CommandResult run_program(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                          const CommandSettings& settings = {});

/// Runs the built xgrad command.
CommandResult run_xgrad(const std::vector<std::string>& arguments, const CommandSettings& settings = {});

}  // namespace xgrad::tests
