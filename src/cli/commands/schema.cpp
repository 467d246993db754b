#include "xgrad/train/schema.hpp"

#include "cli/command.hpp"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace xgrad::cli {
namespace {

std::function<ExitCode()> declare(CLI::App& app) {
    const auto of = std::make_shared<std::string>("config");
    app.add_option("of", *of, "what files it is of: config (the default) or sweep")
        ->check(CLI::IsMember({"config", "sweep"}));
    app.footer(
        "Editors complete keys and underline mistakes by it: save it as xgrad.schema.json and begin a "
        "config\n"
        "with \"$schema\": \"xgrad.schema.json\".");
    return [of] {
        fmt::print("{}", *of == "sweep" ? sweep_schema() : json_schema());
        return ExitCode::done;
    };
}

}  // namespace

extern const Command schema_command;
const Command schema_command{"schema", "print the JSON Schema of config or sweep files, for editors",
                             declare};

}  // namespace xgrad::cli
