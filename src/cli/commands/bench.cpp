#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/text.hpp"
#include "xgrad/train/benchmark.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

struct BenchOptions : RunOptions {
    std::string model = {};
    std::vector<std::string> set = {};
    double seconds = 1;
    bool profile = false;
};

nlohmann::ordered_json to_json(const std::string& name, int threads, const StepTimes& times) {
    return {{"name", name},
            {"threads", threads},
            {"step_us", times.step},
            {"forward_us", times.forward},
            {"backward_us", times.backward},
            {"update_us", times.update},
            {"batch_us", times.batch},
            {"limit_us", times.limit},
            {"ratio", times.ratio()}};
}

void print_profile(const std::vector<KernelTime>& kernels) {
    double total = 0;
    for (const KernelTime& kernel : kernels) total += kernel.microseconds;
    fmt::print("\n{:>9}  {:>5}  {:>8}  {:>7}  {:<16} {:<14} {}\n", "us", "%", "GFLOP/s", "GB/s", "kernel",
               "result", "of");
    for (const KernelTime& kernel : kernels)
        fmt::print("{:9.2f}  {:5.1f}  {:8.1f}  {:7.1f}  {:<16} {:<14} {}\n", kernel.microseconds,
                   100 * kernel.microseconds / total, kernel.flops / kernel.microseconds / 1e3,
                   kernel.bytes / kernel.microseconds / 1e3, kernel.op, to_string(kernel.shape),
                   kernel.scope);
}

ExitCode bench(const BenchOptions& options) {
    Workers workers(options.threads);
    const Experiment experiment = load(options.model, options.set);
    Benchmark benchmark(experiment, options.data_root, workers);
    const StepTimes times = benchmark.measure(options.seconds);
    if (options.json) {
        print(to_json(experiment.name, workers.threads(), times));
        return ExitCode::done;
    }
    const MemoryReport memory = benchmark.memory();
    fmt::print("{}, {}: a training step, in microseconds\n", experiment.name,
               counted(workers.threads(), "thread"));
    fmt::print("  step      {:10.2f}  forward {:.2f}, backward {:.2f}, update {:.2f}\n", times.step,
               times.forward, times.backward, times.update);
    fmt::print(
        "  limit     {:10.2f}  its products and the update, each alone: the step takes {:.2f} times that\n",
        times.limit, times.ratio());
    fmt::print("  batch     {:10.2f}  to draw and gather the next mini-batch\n", times.batch);
    fmt::print("  memory    {:10.1f}  KB for the values of a step, {:.1f} if each had a place of its own\n",
               static_cast<double>(memory.arena) / 1024, static_cast<double>(memory.values) / 1024);
    if (options.profile) print_profile(benchmark.profile(options.seconds));
    return ExitCode::done;
}

std::function<ExitCode()> declare(CLI::App& app) {
    const auto options = std::make_shared<BenchOptions>();
    app.add_option("model", options->model, "a model's JSON file")->required()->check(not_empty());
    app.add_option("--set", options->set, "override a value of the model by its path: training.batch.size=64")
        ->type_name("PATH=VALUE")
        ->allow_extra_args(false);
    app.add_option("--seconds", options->seconds, "how long to measure")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app.add_flag("--profile", options->profile, "list each kernel with its time, FLOP/s and bytes/s");
    options->declare(app);
    app.footer(
        "Times a training step after a warm-up: medians of samples taken in turns with the limit, which is\n"
        "the step's matrix products and its update, each measured alone.");
    return [options] { return bench(*options); };
}

}  // namespace

extern const Command bench_command;
const Command bench_command{"bench", "measure what a training step takes, and the limit beside it", declare};

}  // namespace xgrad::cli
