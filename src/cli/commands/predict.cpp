#include "cli/command.hpp"
#include "cli/options.hpp"
#include "xgrad/config/dump.hpp"
#include "xgrad/data/read_inputs.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/prediction.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

namespace xgrad::cli {
namespace {

constexpr auto predict_footer =
    R"(CSV columns are found by their names if the first line has them, else by their order; columns that the model does
not use, the target among them, are passed over.)";

struct PredictOptions {
    std::string model = {};
    std::string input = {};
    std::string out = {};
    bool json = false;
    int threads = 0;
};

// A cell of CSV, in quotes where it needs them (RFC 4180).
std::string cell(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

// The layer that answers, one among several.
std::string name_of(const Predictions& answer) { return answer.of.empty() ? "output" : answer.of; }

// What the columns of an answer are called; those of one among several begin with its name.
std::vector<std::string> headings(const Predictions& answer, bool several) {
    std::vector<std::string> names = answer.columns;
    if (!answer.classes.empty()) names.insert(names.begin(), "class");
    for (std::string& name : names) name = cell(several ? fmt::format("{}.{}", name_of(answer), name) : name);
    return names;
}

std::string to_csv(const std::vector<Predictions>& answers) {
    std::vector<std::string> names;
    for (const Predictions& answer : answers)
        for (std::string& name : headings(answer, answers.size() > 1)) names.push_back(std::move(name));
    std::string text = fmt::format("{}\n", fmt::join(names, ","));
    for (std::size_t row = 0; row < answers.front().rows.size(); ++row) {
        std::vector<std::string> cells;
        for (const Predictions& answer : answers) {
            const Prediction& prediction = answer.rows[row];
            if (!answer.classes.empty()) cells.push_back(cell(answer.classes[prediction.best]));
            for (const double value : prediction.values) cells.push_back(fmt::format("{:.9g}", value));
        }
        text += fmt::format("{}\n", fmt::join(cells, ","));
    }
    return text;
}

nlohmann::ordered_json to_json(const Predictions& answer, std::size_t row) {
    nlohmann::ordered_json object = nlohmann::ordered_json::object();
    const Prediction& prediction = answer.rows[row];
    if (!answer.classes.empty()) object["class"] = answer.classes[prediction.best];
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (std::size_t i = 0; i < prediction.values.size(); ++i) values[answer.names[i]] = prediction.values[i];
    object[answer.kind] = std::move(values);
    return object;
}

std::string to_json_lines(const std::vector<Predictions>& answers) {
    std::string text;
    for (std::size_t row = 0; row < answers.front().rows.size(); ++row) {
        nlohmann::ordered_json object;
        if (answers.size() == 1) object = to_json(answers.front(), row);
        else
            for (const Predictions& answer : answers) object[name_of(answer)] = to_json(answer, row);
        text += config::to_text(object) + "\n";
    }
    return text;
}

// The answers must not take the place of what they come from.
void require_new(const PredictOptions& options) {
    std::error_code none;
    const bool model = std::filesystem::equivalent(options.out, options.model, none) ||
                       std::filesystem::equivalent(
                           options.out, std::filesystem::path(options.model) / "model.safetensors", none);
    if (!model && !std::filesystem::equivalent(options.out, options.input, none)) return;
    throw FileError({.where = "--out " + options.out,
                     .found = fmt::format("this is the {}", model ? "model" : "input"),
                     .fix = "choose another file"});
}

ExitCode predict(const PredictOptions& options) {
    if (!options.out.empty()) require_new(options);
    Workers workers(options.threads);
    SavedModel saved = load_model(options.model, {}, workers);
    const Dtype dtype = saved.experiment.floating();
    const Array inputs = options.input == "-"
                             ? data::read_inputs(std::cin, "standard input", saved.encoding, dtype)
                             : data::read_inputs(options.input, saved.encoding, dtype);
    const std::vector<Predictions> answers = predict_all(saved, inputs);
    const std::string text = options.json ? to_json_lines(answers) : to_csv(answers);
    if (options.out.empty()) fmt::print("{}", text);
    else replace_file(options.out, text);
    return ExitCode::done;
}

std::function<ExitCode()> declare_predict(Options& options) {
    const auto given = std::make_shared<PredictOptions>();
    options.add("model", given->model, "a run's folder, or its model.safetensors").required();
    options.add("input", given->input, "examples as CSV or NPY; \"-\" reads standard input").required();
    options.add("--out", given->out, "file for the answers (default: standard output)").type("FILE");
    options.add_threads(given->threads);
    options.add("--json", given->json, "a JSON object a line, instead of CSV");
    options.footer(predict_footer);
    return [given] { return predict(*given); };
}

}  // namespace

extern const Command predict_command{"predict", "answer new examples with a trained model", declare_predict};

}  // namespace xgrad::cli
