#include "cli/command.hpp"
#include "cli/options.hpp"
#include "cli/profile.hpp"
#include "cli/terminal.hpp"
#include "cli/text.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/train/benchmark.hpp"
#include "xgrad/train/file.hpp"
#include "xgrad/train/warnings.hpp"

#include <unistd.h>

#include <filesystem>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>

namespace xgrad::cli {
namespace {

constexpr auto bench_footer =
    R"(Times a training step after a warm-up: medians of samples taken in turns with the limit, which is the step's own matrix
products and its own update, each measured alone: the rest is what else a step costs. A ratio below 1 is noise.

A profile's times are means over many steps, each kernel timed by itself, which adds some nanoseconds to each. A loop that
several layers share counts for one of them; the mini-batch, which no step's time includes, is gathered between steps there,
from memory that is no longer in the caches.)";

struct BenchOptions : RunOptions {
    std::string model = {};
    std::vector<std::string> set = {};
    double seconds = 1;
    bool profile = false;
    std::string trace = {};
    std::vector<std::string> without = {};
};

nlohmann::ordered_json to_json(const BenchOptions& options, const std::string& name, Benchmark& benchmark,
                               int threads, const StepTimes& times) {
    const MemoryReport memory = benchmark.memory();
    return {{"name", name},
            {"threads", threads},
            {"batch_size", benchmark.batch_size()},
            {"without", options.without},
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

void print_times(const StepTimes& times, const MemoryReport& memory) {
    fmt::print("  step      {:10.2f}  forward {:.2f}, backward {:.2f}, update {:.2f}\n", times.step,
               times.forward, times.backward, times.update);
    fmt::print(
        "  limit     {:10.2f}  its products and the update, each alone: the step takes {:.2f} times that\n",
        times.limit, times.ratio());
    fmt::print("  batch     {:10.2f}  to draw and gather the next mini-batch\n", times.batch);
    fmt::print("  memory    {:10.1f}  KB for the values of a step, {:.1f} if each had a place of its own\n",
               static_cast<double>(memory.arena) / 1024, static_cast<double>(memory.values) / 1024);
}

bool is_trace(const std::string& file) { return read_file(file).starts_with(R"({"displayTimeUnit")"); }

// Before anything is measured.
void require_place_of_trace(const std::string& file) {
    const std::filesystem::path path(file);
    const std::filesystem::path folder = path.has_parent_path() ? path.parent_path() : ".";
    const auto refuse = [&](const std::string& found, const std::string& expected) {
        throw FileError({.where = "--trace " + file,
                         .found = found,
                         .expected = expected,
                         .fix = "choose another place"});
    };
    if (std::filesystem::is_directory(path)) refuse("it is a folder", "a file");
    if (!std::filesystem::is_directory(folder) || access(folder.c_str(), W_OK) != 0)
        refuse(fmt::format("no file can be written into {}", folder.string()), "a folder of your own");
    if (std::filesystem::is_regular_file(path) && !is_trace(file))
        refuse("there is something else", "a new file, or an earlier trace");
}

ExitCode bench(const BenchOptions& options) {
    Workers workers(options.threads);
    Experiment experiment = load(options.model, options.set);
    experiment.compile = {.without = options.without};
    require_valid(experiment.compile, "--without");
    if (!options.trace.empty()) require_place_of_trace(options.trace);
    Benchmark benchmark(experiment, options.data_root, workers);
    print_warnings(warnings(experiment, benchmark.trainer().data()));
    const StepTimes times = benchmark.measure(options.seconds);
    std::vector<KernelTime> kernels;
    if (options.profile || !options.trace.empty()) kernels = benchmark.profile(options.seconds);
    if (!options.trace.empty()) replace_file(options.trace, chrome_trace(kernels).dump() + "\n");
    if (options.json) {
        auto object = to_json(options, experiment.name, benchmark, workers.threads(), times);
        if (options.profile) object["kernels"] = profile_json(kernels);
        if (options.profile) object["layers"] = layers_json(kernels);
        print(object);
        return ExitCode::done;
    }
    fmt::print("{}, {}{}{}: a training step, in microseconds\n", experiment.name,
               counted(workers.threads(), "thread"), options.without.empty() ? "" : ", without ",
               fmt::join(options.without, ", "));
    print_times(times, benchmark.memory());
    if (options.profile) fmt::print("\n{}", profile_tables(kernels));
    if (!options.trace.empty()) fmt::print("trace in {}\n", options.trace);
    return ExitCode::done;
}

std::string pass_names() {
    std::vector<std::string_view> names;
    for (const PassInfo& pass : passes()) names.push_back(pass.name);
    return fmt::format("{}", fmt::join(names, ", "));
}

std::function<ExitCode()> declare_bench(Options& options) {
    const auto given = std::make_shared<BenchOptions>();
    options.add("model", given->model, "a model's JSON file").required();
    options.add_overrides(given->set);
    options.add("--seconds", given->seconds, "how long to measure").positive();
    options.add("--profile", given->profile,
                "list each kernel, and each layer, with its time, FLOP/s and bytes/s");
    options
        .add("--trace", given->trace,
             "write the kernels of a step into that file for chrome://tracing or Perfetto: one after the "
             "other, each as "
             "long as it takes on average")
        .type("FILE");
    options
        .add("--without", given->without,
             "compile without that pass, which changes no result (any number of times): one of " +
                 pass_names())
        .type("PASS");
    given->declare(options);
    options.footer(bench_footer);
    return [given] { return bench(*given); };
}

}  // namespace

extern const Command bench_command{"bench", "measure what a training step takes, and the limit beside it",
                                   declare_bench};

}  // namespace xgrad::cli
