#include "xgrad/base/version.hpp"

#include "cli/command.hpp"

#include <fmt/format.h>

namespace xgrad::cli {
namespace {

std::function<ExitCode()> declare_version(Options&) {
    return [] {
        fmt::print("xgrad {}\n", version());
        return ExitCode::done;
    };
}

}  // namespace

extern const Command version_command{"version", "print the version", declare_version};

}  // namespace xgrad::cli
