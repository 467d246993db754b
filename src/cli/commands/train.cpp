#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "train/figures_json.hpp"
#include "xgrad/train/run_folder.hpp"
#include "xgrad/train/trainer.hpp"
#include "xgrad/train/warnings.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

namespace xgrad::cli {
namespace {

constexpr auto train_footer =
    R"(Of two settings that exclude each other (epochs and steps), --set of the one drops the other.
Writes config.json, metrics.jsonl, model.safetensors and, at the end, summary.json. The same config and data give the
same bytes, whatever the number of threads.)";

struct TrainOptions : RunOptions {
    bool quiet = false;
    std::string config = {};
    std::vector<std::string> set = {};
    std::string seed = {};  // as text, so that the config's own check sees it
    std::string out = {};
};

void print_summary(const Summary& summary, const RunFolder& folder) {
    fmt::print("{}: {}, {}, {} in {}\n", summary.name, counted(summary.parameters, "parameter"),
               counted(summary.epochs, "epoch"), counted(summary.steps, "step"),
               duration_text(summary.seconds));
    fmt::print("  train  {}\n", to_text(summary.train));
    if (summary.test) fmt::print("  test   {}\n", to_text(*summary.test));
    fmt::print("results in {}\n", folder.path().string());
}

nlohmann::ordered_json result(const Summary& summary, const RunFolder& folder) {
    nlohmann::ordered_json object{{"name", summary.name},
                                  {"epochs", summary.epochs},
                                  {"steps", summary.steps},
                                  {"seconds", summary.seconds},
                                  {"parameters", summary.parameters},
                                  {"train", xgrad::to_json(summary.train)}};
    if (summary.test) object["test"] = xgrad::to_json(*summary.test);
    object["out"] = folder.path().string();
    return object;
}

ExitCode train(const TrainOptions& options) {
    std::vector<std::string> overrides = options.set;
    if (!options.seed.empty()) overrides.push_back("seed=" + options.seed);
    const Experiment experiment = load(options.config, overrides);
    Workers workers(options.threads);
    Trainer trainer(experiment, options.data_root, workers);
    if (!options.quiet) print_warnings(warnings(experiment, trainer.data()));
    ProgressDisplay progress;
    if (!options.quiet) progress.follow(trainer);
    RunFolder folder(options.out.empty() ? std::filesystem::path("runs") / experiment.name
                                         : std::filesystem::path(options.out));
    folder.follow(trainer);
    const Summary summary = trainer.fit();
    if (options.json) print(result(summary, folder));
    else print_summary(summary, folder);
    return ExitCode::done;
}

std::function<ExitCode()> declare_train(Options& options) {
    const auto given = std::make_shared<TrainOptions>();
    options
        .add(
            "config", given->config,
            "the JSON file that describes data, model, loss, optimizer and training; \"-\" is standard input")
        .required();
    options.add_overrides(given->set);
    options.add("--seed", given->seed, "seed of all random numbers, in place of the config's").type("N");
    options
        .add("--out", given->out,
             "folder for the results: a new or empty one, or an earlier run's (with its model.safetensors), "
             "which is overwritten (default: runs/NAME)")
        .type("FOLDER");
    options.add("--quiet", given->quiet, "show no progress");
    given->declare(options);
    options.footer(train_footer);
    return [given] { return train(*given); };
}

}  // namespace

extern const Command train_command{"train", "train the model that a JSON file describes", declare_train};

}  // namespace xgrad::cli
