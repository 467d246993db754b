#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/profile.hpp"
#include "cli/text.hpp"
#include "xgrad/train/benchmark.hpp"
#include "xgrad/train/file.hpp"

#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

constexpr auto footer =
    R"(Times a training step after a warm-up: medians of samples taken in turns with the limit, which is the step's own matrix
products and its own update, each measured alone: the rest is what else a step costs.)";

struct BenchOptions : RunOptions {
    std::string model = {};
    std::vector<std::string> set = {};
    double seconds = 1;
    bool profile = false;
    std::string trace = {};
    std::vector<std::string> without = {};
};

nlohmann::ordered_json to_json(const std::string& name, int threads, const StepTimes& times,
                               const MemoryReport& memory) {
    return {{"name", name},
            {"threads", threads},
            {"step_us", times.step},
            {"forward_us", times.forward},
            {"backward_us", times.backward},
            {"update_us", times.update},
            {"batch_us", times.batch},
            {"limit_us", times.limit},
            {"ratio", times.ratio()},
            {"memory_bytes", memory.arena},
            {"values_bytes", memory.values}};
}

void print_times(const std::string& name, int threads, const StepTimes& times, const MemoryReport& memory) {
    fmt::print("{}, {}: a training step, in microseconds\n", name, counted(threads, "thread"));
    fmt::print("  step      {:10.2f}  forward {:.2f}, backward {:.2f}, update {:.2f}\n", times.step,
               times.forward, times.backward, times.update);
    fmt::print(
        "  limit     {:10.2f}  its products and the update, each alone: the step takes {:.2f} times that\n",
        times.limit, times.ratio());
    fmt::print("  batch     {:10.2f}  to draw and gather the next mini-batch\n", times.batch);
    fmt::print("  memory    {:10.1f}  KB for the values of a step, {:.1f} if each had a place of its own\n",
               static_cast<double>(memory.arena) / 1024, static_cast<double>(memory.values) / 1024);
}

ExitCode bench(const BenchOptions& options) {
    Workers workers(options.threads);
    Experiment experiment = load(options.model, options.set);
    experiment.compile = {.without = options.without};
    require_valid(experiment.compile, "--without");
    Benchmark benchmark(experiment, options.data_root, workers);
    const StepTimes times = benchmark.measure(options.seconds);
    std::vector<KernelTime> kernels;
    if (options.profile || !options.trace.empty()) kernels = benchmark.profile(options.seconds);
    if (options.json) {
        auto object = to_json(experiment.name, workers.threads(), times, benchmark.memory());
        if (options.profile) object["kernels"] = profile_json(kernels);
        print(object);
    } else {
        print_times(experiment.name, workers.threads(), times, benchmark.memory());
        if (options.profile) fmt::print("\n{}", profile_tables(kernels));
    }
    if (!options.trace.empty()) replace_file(options.trace, chrome_trace(kernels).dump() + "\n");
    return ExitCode::done;
}

std::string pass_names() {
    std::vector<std::string_view> names;
    for (const PassInfo& pass : passes()) names.push_back(pass.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::function<ExitCode()> declare(Options& options) {
    const auto given = std::make_shared<BenchOptions>();
    options.add("model", given->model, "a model's JSON file").required();
    options.add_overrides(given->set);
    options.add("--seconds", given->seconds, "how long to measure").positive();
    options.add("--profile", given->profile,
                "list each kernel, and each layer, with its time, FLOP/s and bytes/s");
    options
        .add("--trace", given->trace,
             "write the kernels of a step for chrome://tracing or Perfetto into that file")
        .type("FILE");
    options
        .add("--without", given->without,
             "compile without that pass, which changes no result: one of " + pass_names())
        .type("PASS");
    given->declare(options);
    options.footer(footer);
    return [given] { return bench(*given); };
}

}  // namespace

extern const Command bench_command;
const Command bench_command{"bench", "measure what a training step takes, and the limit beside it", declare};

}  // namespace xgrad::cli
