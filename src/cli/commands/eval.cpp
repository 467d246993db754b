#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "train/figures_json.hpp"
#include "xgrad/train/saved_model.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

constexpr auto eval_footer =
    R"(Reads the data that the model's config names, applies what preprocessing learned in training, and prints loss and
metrics of the training and the test set.)";

struct EvalOptions : RunOptions {
    std::string model = {};
    std::vector<std::string> set = {};
};

ExitCode eval(const EvalOptions& options) {
    Workers workers(options.threads);
    SavedModel saved = load_model(options.model, options.set, workers);
    const Evaluation result = evaluate(saved, options.data_root);
    if (options.json) {
        nlohmann::ordered_json object{{"name", saved.experiment.name},
                                      {"train", xgrad::to_json(result.train)}};
        if (result.test) object["test"] = xgrad::to_json(*result.test);
        print(object);
        return ExitCode::done;
    }
    fmt::print("{}\n  train  {}\n", saved.experiment.name, to_text(result.train));
    if (result.test) fmt::print("  test   {}\n", to_text(*result.test));
    return ExitCode::done;
}

std::function<ExitCode()> declare_eval(Options& options) {
    const auto given = std::make_shared<EvalOptions>();
    options.add("model", given->model, "a run's folder, or its model.safetensors").required();
    options
        .add("--set", given->set,
             "override a value of the model's config by its path: data.path=other.csv (any number of times)")
        .type("PATH=VALUE");
    given->declare(options);
    options.footer(eval_footer);
    return [given] { return eval(*given); };
}

}  // namespace

extern const Command eval_command{"eval", "measure a trained model on its data, or on others", declare_eval};

}  // namespace xgrad::cli
