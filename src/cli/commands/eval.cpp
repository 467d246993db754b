#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

struct EvalOptions : RunOptions {
    std::string model = {};
    std::vector<std::string> set = {};
};

ExitCode eval(const EvalOptions& options) {
    Workers workers(options.threads);
    SavedModel saved = load_model(options.model, options.set, workers);
    const Evaluation result = evaluate(saved, options.data_root);
    if (options.json) {
        nlohmann::ordered_json object{{"name", saved.experiment.name}, {"train", to_json(result.train)}};
        if (result.test) object["test"] = to_json(*result.test);
        print(object);
        return ExitCode::done;
    }
    fmt::print("{}\n  train  {}\n", saved.experiment.name, to_text(result.train));
    if (result.test) fmt::print("  test   {}\n", to_text(*result.test));
    return ExitCode::done;
}

std::function<ExitCode()> declare(CLI::App& app) {
    const auto options = std::make_shared<EvalOptions>();
    app.add_option("model", options->model, "a run's folder, or its model.safetensors")
        ->required()
        ->check(not_empty());
    app.add_option("--set", options->set,
                   "override a value of the model's config by its path: data.path=other.csv")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    options->declare(app);
    app.footer(
        "Reads the data that the model's config names, applies what preprocessing learned in training,\n"
        "and prints loss and metrics of the training and the test set.");
    return [options] { return eval(*options); };
}

}  // namespace

extern const Command eval_command;
const Command eval_command{"eval", "measure a trained model on its data, or on others", declare};

}  // namespace xgrad::cli
