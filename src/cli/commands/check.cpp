#include "xgrad/train/check.hpp"

#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

constexpr auto check_footer =
    R"(Looks at settings, data, the shapes through all layers, loss and metrics, of a sweep those of all its trials, and
tells all errors and warnings at once, each with its place and the likely fix. Exit code 2 if there are errors.)";

struct CheckOptions {
    std::string config = {};
    std::vector<std::string> set = {};
    std::string data_root = {};
    bool json = false;
};

nlohmann::ordered_json to_json(const Problem& problem) {
    return {{"place", problem.place},
            {"where", problem.where},
            {"found", problem.found},
            {"expected", problem.expected},
            {"fix", problem.fix}};
}

nlohmann::ordered_json to_json(const std::vector<Problem>& problems) {
    auto list = nlohmann::ordered_json::array();
    for (const Problem& problem : problems) list.push_back(to_json(problem));
    return list;
}

void print_findings(const std::string& file, const Findings& findings) {
    const std::string config = file == "-" ? "standard input" : file;
    for (const Problem& problem : findings.errors) fmt::print("{}\n", to_string(problem));
    for (const Problem& problem : findings.warnings) fmt::print("{}\n", to_string(problem, "warning"));
    const auto errors = static_cast<std::int64_t>(findings.errors.size());
    const auto warnings = static_cast<std::int64_t>(findings.warnings.size());
    if (errors > 0) fmt::print("{}; nothing was run\n", counted(errors, "error"));
    else if (warnings > 0) fmt::print("{}: no errors, {}\n", config, counted(warnings, "warning"));
    else if (findings.trials > 0)
        fmt::print("{}: {}, no errors\n", config, counted(findings.trials, "trial"));
    else fmt::print("{}: no errors\n", config);
}

ExitCode check(const CheckOptions& options) {
    const Findings findings = xgrad::check(options.config, options.set, options.data_root);
    if (options.json) print({{"errors", to_json(findings.errors)}, {"warnings", to_json(findings.warnings)}});
    else print_findings(options.config, findings);
    return findings.errors.empty() ? ExitCode::done : ExitCode::bad_input;
}

std::function<ExitCode()> declare_check(Options& options) {
    const auto given = std::make_shared<CheckOptions>();
    options.add("config", given->config, "the JSON file of a model or sweep; \"-\" is standard input")
        .required();
    options.add_overrides(given->set);
    options.add_data_root(given->data_root);
    options.add("--json", given->json, "print the result as one JSON object");
    options.footer(check_footer);
    return [given] { return check(*given); };
}

}  // namespace

extern const Command check_command{
    "check", "tell everything that is wrong with a JSON file, without running it", declare_check};

}  // namespace xgrad::cli
