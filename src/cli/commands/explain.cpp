#include "train/explain.hpp"
#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/sweep_view.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "train/trial_json.hpp"
#include "xgrad/train/check.hpp"
#include "xgrad/train/model.hpp"
#include "xgrad/train/summary.hpp"
#include "xgrad/train/to_cpp.hpp"
#include "xgrad/train/trials.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

constexpr auto explain_footer =
    R"(Of a model's file: its layers with their inputs, output shapes, parameters, operations and bytes.
Of a sweep's: its trials with their values.)";

struct ExplainOptions {
    std::string name = {};
    std::vector<std::string> set = {};
    std::string data_root = {};
    bool json = false;
    bool cpp = false;
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
            {"states", layer.states},
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
        total.states += layer.states;
        total.flops += layer.flops;
        total.bytes += layer.bytes;
    }
    return total;
}

using Words = std::array<std::string, 4>;

Words words_of(const LayerSummary& layer) {
    return {layer.name, layer.type, fmt::format("{}", fmt::join(layer.inputs, ", ")),
            to_string(layer.output)};
}

// States, such as running statistics, are shown of models that have some.
std::vector<std::string> numbers_of(const LayerSummary& layer, bool states) {
    std::vector<std::string> numbers{grouped(layer.parameters)};
    if (states) numbers.push_back(grouped(layer.states));
    numbers.push_back(grouped(static_cast<std::int64_t>(layer.flops)));
    numbers.push_back(grouped(layer.bytes));
    return numbers;
}

void print_row(const Words& words, const std::vector<std::string>& numbers,
               const std::array<std::size_t, 4>& widths) {
    for (std::size_t i = 0; i < words.size(); ++i)
        fmt::print("{}{:{}}", i == 0 ? "" : "  ", words[i], widths[i]);
    for (const std::string& number : numbers) fmt::print("  {:>12}", number);
    fmt::print("\n");
}

void print_summary(const std::vector<LayerSummary>& layers) {
    const Words head{"layer", "type", "inputs", "output"};
    const LayerSummary total = total_of(layers);
    const bool states = total.states > 0;
    std::array<std::size_t, 4> widths{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        widths[i] = head[i].size();
        for (const LayerSummary& layer : layers) widths[i] = std::max(widths[i], words_of(layer)[i].size());
    }
    print_row(head,
              states ? std::vector<std::string>{"parameters", "states", "operations", "bytes"}
                     : std::vector<std::string>{"parameters", "operations", "bytes"},
              widths);
    for (const LayerSummary& layer : layers) print_row(words_of(layer), numbers_of(layer, states), widths);
    print_row({total.name, "", "", ""}, numbers_of(total, states), widths);
    fmt::print(
        "\n{}Operations (of floating-point numbers) and bytes (of outputs) are those of one example on its "
        "way "
        "forward.\n",
        states ? "States are carried from step to step, and not trained. " : "");
}

ExitCode explain_sweep(const ExplainOptions& options) {
    const Sweep sweep = load_sweep(options.name, options.set);
    const std::vector<Trial> all = trials(sweep);
    if (options.json) print({{"name", sweep.name}, {"trials", list_of(all)}});
    else fmt::print("{}", trial_table(column_names(sweep), all, line_width()));
    return ExitCode::done;
}

ExitCode explain_model(const ExplainOptions& options) {
    if (options.cpp && is_sweep_file(options.name))
        throw ConfigError({.found = "--cpp of a sweep", .expected = "a model's file, a type or a role"});
    const Findings findings = xgrad::check(options.name, options.set, options.data_root);
    if (!findings.errors.empty()) {
        for (const Problem& problem : findings.errors) tell("{}\n", to_string(problem));
        return ExitCode::bad_input;
    }
    if (is_sweep_file(options.name)) return explain_sweep(options);
    const Experiment experiment = load(options.name, options.set);
    if (options.cpp) {
        fmt::print("{}", to_cpp_program(experiment, options.name));
        return ExitCode::done;
    }
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
    if (options.cpp) {
        fmt::print("{}", explain_cpp(options.name));
        return ExitCode::done;
    }
    const auto explanations = options.name.empty() ? explain_all() : xgrad::explain(options.name);
    if (options.json) {
        print(list_of(explanations));
        return ExitCode::done;
    }
    for (const config::Explanation& explanation : explanations)
        fmt::print("{}{}", &explanation == &explanations.front() ? "" : "\n", config::to_text(explanation));
    return ExitCode::done;
}

std::function<ExitCode()> declare_explain(Options& options) {
    const auto given = std::make_shared<ExplainOptions>();
    options.add("name", given->name,
                "a type (Linear), a role (layer), a setting (training.batch, units), or the JSON file of a "
                "model or sweep; without it, all types are listed");
    options.add_overrides(given->set);
    options.add_data_root(given->data_root);
    const Option json = options.add("--json", given->json, "print the answer as JSON");
    options
        .add(
            "--cpp", given->cpp,
            "print the answer as C++: of a model's file, a program that builds and trains it; of a type or a "
            "role, how types are made")
        .excludes(json);
    options.footer(explain_footer);
    return [given] { return explain(*given); };
}

}  // namespace

extern const Command explain_command{"explain", "tell what a layer, a setting or a whole model is",
                                     declare_explain};

}  // namespace xgrad::cli
