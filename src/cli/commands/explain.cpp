#include "train/explain.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "xgrad/train/check.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/summary.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

struct ExplainOptions {
    std::string name = {};
    std::vector<std::string> set = {};
    std::string data_root = {};
    bool json = false;
};

nlohmann::ordered_json to_json(const config::Explanation& explanation) {
    auto fields = nlohmann::ordered_json::array();
    for (const config::ExplainedField& field : explanation.fields)
        fields.push_back({{"name", field.name},
                          {"takes", field.takes},
                          {"default", field.default_value},
                          {"help", field.help}});
    return {{"name", explanation.name},      {"role", explanation.role},     {"aliases", explanation.aliases},
            {"help", explanation.help},      {"shapes", explanation.shapes}, {"fields", fields},
            {"example", explanation.example}};
}

nlohmann::ordered_json to_json(const LayerSummary& layer) {
    return {{"name", layer.name},
            {"type", layer.type},
            {"inputs", layer.inputs},
            {"output", std::vector<std::int64_t>(layer.output.begin(), layer.output.end())},
            {"parameters", layer.parameters},
            {"flops", layer.flops},
            {"bytes", layer.bytes}};
}

template <class Things> nlohmann::ordered_json list_of(const Things& things) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& thing : things) list.push_back(to_json(thing));
    return list;
}

LayerSummary total_of(const std::vector<LayerSummary>& layers) {
    LayerSummary total{.name = "total"};
    for (const LayerSummary& layer : layers) {
        total.parameters += layer.parameters;
        total.flops += layer.flops;
        total.bytes += layer.bytes;
    }
    return total;
}

void print_row(const LayerSummary& layer, const std::string& output,
               const std::array<std::size_t, 4>& widths) {
    fmt::print("{:{}}  {:{}}  {:{}}  {:{}}  {:>12}  {:>12}  {:>12}\n", layer.name, widths[0], layer.type,
               widths[1], fmt::format("{}", fmt::join(layer.inputs, ", ")), widths[2], output, widths[3],
               grouped(layer.parameters), grouped(static_cast<std::int64_t>(layer.flops)),
               grouped(layer.bytes));
}

void print_summary(const std::vector<LayerSummary>& layers) {
    std::array<std::size_t, 4> widths{5, 4, 6, 6};
    for (const LayerSummary& layer : layers) {
        widths[0] = std::max(widths[0], layer.name.size());
        widths[1] = std::max(widths[1], layer.type.size());
        widths[2] = std::max(widths[2], fmt::format("{}", fmt::join(layer.inputs, ", ")).size());
        widths[3] = std::max(widths[3], to_string(layer.output).size());
    }
    fmt::print("{:{}}  {:{}}  {:{}}  {:{}}  {:>12}  {:>12}  {:>12}\n", "layer", widths[0], "type", widths[1],
               "inputs", widths[2], "output", widths[3], "parameters", "operations", "bytes");
    for (const LayerSummary& layer : layers) print_row(layer, to_string(layer.output), widths);
    print_row(total_of(layers), "", widths);
    fmt::print(
        "\nOperations (of floating-point numbers) and bytes (of outputs) are those of one example on its way "
        "forward.\n");
}

ExitCode explain_model(const ExplainOptions& options) {
    const Findings findings = xgrad::check(options.name, options.set, options.data_root);
    if (!findings.errors.empty()) {
        for (const Problem& problem : findings.errors) fmt::print(stderr, "{}\n", to_string(problem));
        return ExitCode::bad_input;
    }
    const Experiment experiment = load(options.name, options.set);
    const auto layers = summarize(experiment.model_spec(), columns_of(experiment, options.data_root));
    if (options.json)
        print({{"name", experiment.name}, {"layers", list_of(layers)}, {"total", to_json(total_of(layers))}});
    else print_summary(layers);
    return ExitCode::done;
}

ExitCode explain(const ExplainOptions& options) {
    const std::filesystem::path path = options.name;
    std::error_code ignored;
    if (path.extension() == ".json" || std::filesystem::is_regular_file(path, ignored))
        return explain_model(options);
    const auto explanations = options.name.empty() ? explain_all() : xgrad::explain(options.name);
    if (options.json) {
        print(list_of(explanations));
        return ExitCode::done;
    }
    for (const config::Explanation& explanation : explanations)
        fmt::print("{}{}", &explanation == &explanations.front() ? "" : "\n", config::to_text(explanation));
    return ExitCode::done;
}

std::function<ExitCode()> declare(CLI::App& app) {
    const auto options = std::make_shared<ExplainOptions>();
    app.add_option(
        "name", options->name,
        "a type (Linear), a role (layer), a setting (training.batch, units), or a model's JSON file; "
        "without it, all types are listed");
    add_overrides(app, options->set);
    add_data_root(app, options->data_root);
    app.add_flag("--json", options->json, "print the answer as JSON");
    app.footer(
        "Of a model's file: its layers with their inputs, output shapes, parameters, operations and bytes.");
    return [options] { return explain(*options); };
}

}  // namespace

extern const Command explain_command;
const Command explain_command{"explain", "tell what a layer, a setting or a whole model is", declare};

}  // namespace xgrad::cli
