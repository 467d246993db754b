#include "cli/command.hpp"
#include "cli/options.hpp"
#include "xgrad/data/read_inputs.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/prediction.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

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

std::string to_csv(const Predictions& predictions) {
    std::string text;
    if (!predictions.classes.empty()) text += "class";
    for (const std::string& name : predictions.columns) text += (text.empty() ? "" : ",") + cell(name);
    text += "\n";
    for (const Prediction& row : predictions.rows) {
        std::string line = predictions.classes.empty() ? "" : cell(predictions.classes[row.best]);
        for (const double value : row.values) line += fmt::format("{}{:.9g}", line.empty() ? "" : ",", value);
        text += line + "\n";
    }
    return text;
}

std::string to_json_lines(const Predictions& predictions) {
    std::string text;
    for (const Prediction& row : predictions.rows) {
        nlohmann::ordered_json object = nlohmann::ordered_json::object();
        if (!predictions.classes.empty()) object["class"] = predictions.classes[row.best];
        nlohmann::ordered_json values = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < row.values.size(); ++i) values[predictions.names[i]] = row.values[i];
        object[predictions.kind] = std::move(values);
        text += object.dump() + "\n";
    }
    return text;
}

ExitCode predict(const PredictOptions& options) {
    Workers workers(options.threads);
    SavedModel saved = load_model(options.model, {}, workers);
    const Dtype dtype = saved.experiment.floating();
    const Array inputs = options.input == "-"
                             ? data::read_inputs(std::cin, "standard input", saved.encoding, dtype)
                             : data::read_inputs(options.input, saved.encoding, dtype);
    const Predictions predictions = predict(saved, inputs);
    const std::string text = options.json ? to_json_lines(predictions) : to_csv(predictions);
    if (options.out.empty()) fmt::print("{}", text);
    else replace_file(options.out, text);
    return ExitCode::done;
}

std::function<ExitCode()> declare(CLI::App& app) {
    const auto options = std::make_shared<PredictOptions>();
    app.add_option("model", options->model, "a run's folder, or its model.safetensors")
        ->required()
        ->check(not_empty());
    app.add_option("input", options->input, "examples as CSV or NPY; \"-\" reads standard input")
        ->required()
        ->check(not_empty());
    app.add_option("--out", options->out, "file for the answers (default: standard output)")
        ->type_name("FILE")
        ->check(not_empty());
    app.add_option("--threads", options->threads,
                   "threads to use; they change no bit of the result (default: one for each core)")
        ->type_name("N")
        ->check(CLI::Range(1, 1024));
    app.add_flag("--json", options->json, "a JSON object a line, instead of CSV");
    app.footer(
        "CSV columns are found by their names if the first line has them, else by their order; columns that "
        "the\n"
        "model does not use, the target among them, are passed over.");
    return [options] { return predict(*options); };
}

}  // namespace

extern const Command predict_command;
const Command predict_command{"predict", "answer new examples with a trained model", declare};

}  // namespace xgrad::cli
