#include "xgrad/train/schema.hpp"

#include "cli/command.hpp"
#include "cli/options.hpp"

#include <fmt/format.h>
#include <memory>
#include <string>

namespace xgrad::cli {
namespace {

constexpr auto schema_footer =
    R"(Editors complete keys and underline mistakes by it: save it as xgrad.schema.json and begin a config with
"$schema": "xgrad.schema.json".)";

std::function<ExitCode()> declare_schema(Options& options) {
    const auto of = std::make_shared<std::string>("config");
    options.add("of", *of, "what files it is of: config (the default) or sweep").one_of({"config", "sweep"});
    options.footer(schema_footer);
    return [of] {
        fmt::print("{}", *of == "sweep" ? sweep_schema() : json_schema());
        return ExitCode::done;
    };
}

}  // namespace

extern const Command schema_command{"schema", "print the JSON Schema of config or sweep files, for editors",
                                    declare_schema};

}  // namespace xgrad::cli
