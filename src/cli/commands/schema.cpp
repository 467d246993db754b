#include "xgrad/train/schema.hpp"

#include "cli/command.hpp"

#include <fmt/format.h>

namespace xgrad::cli {
namespace {

std::function<ExitCode()> declare(CLI::App& app) {
    app.footer(
        "Editors complete keys and underline mistakes by it: save it as xgrad.schema.json and begin a "
        "config\n"
        "with \"$schema\": \"xgrad.schema.json\".");
    return [] {
        fmt::print("{}", json_schema());
        return ExitCode::done;
    };
}

}  // namespace

extern const Command schema_command;
const Command schema_command{"schema", "print the JSON Schema of config files, for editors", declare};

}  // namespace xgrad::cli
