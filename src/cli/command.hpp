#pragma once

#include <functional>
#include <span>
#include <string_view>

namespace xgrad::cli {

class Options;

/// What the command line answers with, whatever the command.
enum class ExitCode {
    done = 0,
    failed = 1,     ///< something went wrong while running
    bad_input = 2,  ///< bad usage or bad input; nothing was written
};

/// A command: its name, one line of help, and how it declares its options to the parser. The declaration returns what
/// runs once they are parsed.
struct Command {
    std::string_view name;
    std::string_view help;
    std::function<ExitCode()> (*declare)(Options& options);
};

/// All commands, in the order of the help.
std::span<const Command> commands();

}  // namespace xgrad::cli
