#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// What a compiler does to a graph before it runs, each under a name by which it can be left out. None changes a bit of
/// any result; which of its bit patterns a NaN has is left open.
struct PassInfo {
    std::string_view name;
    std::string_view help;
};

/// All passes, in the order in which they are run.
std::span<const PassInfo> passes();

/// How a program is compiled.
struct CompileOptions {
    std::vector<std::string> without = {};  ///< names of passes to leave out
};

/// Throws ConfigError, with the nearest name, if the options name a pass that there is not. where: of the message.
void require_valid(const CompileOptions& options, std::string_view where = "passes");

}  // namespace xgrad
