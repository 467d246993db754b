#include "xgrad/train/benchmark.hpp"

#include "program/fuse.hpp"
#include "xgrad/graph/op.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <set>
#include <type_traits>

namespace xgrad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int warm_up_calls = 3;
constexpr double sample_seconds = 1e-3;  // long against the clock's resolution and a thread's awakening
constexpr double step_sample_seconds =
    5e-3;  // so that most steps find what another one left in caches and threads
constexpr int least_samples = 5;
constexpr int runs_from_the_start = 64;  // of a profile, before it starts over

double seconds_of(int calls, const std::function<void()>& work) {
    const auto start = Clock::now();
    for (int i = 0; i < calls; ++i) work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Something that is timed: samples of several calls each.
class Task {
public:
    explicit Task(std::function<void()> work, double seconds = sample_seconds,
                  std::function<void()> before = {})
        : work_(std::move(work)), before_(std::move(before)) {
        work_();  // the first call may compile a program
        const double once = seconds_of(warm_up_calls, work_) / warm_up_calls;
        calls_ = std::max(1, static_cast<int>(seconds / std::max(once, 1e-9)));
    }

    void sample() {
        if (before_) before_();
        seconds_of(1 + calls_ / 4, work_);  // the caches hold what the task before left
        samples_.push_back(seconds_of(calls_, work_) / calls_);
    }

    double median_microseconds() {
        const auto middle = samples_.begin() + static_cast<std::ptrdiff_t>(samples_.size() / 2);
        std::nth_element(samples_.begin(), middle, samples_.end());
        return 1e6 * *middle;
    }

private:
    std::function<void()> work_;
    std::function<void()> before_;
    int calls_;
    std::vector<double> samples_;
};

// One after the other, so that what slows the machine down for a while slows all of them.
void sample_in_turns(std::span<Task> tasks, double seconds) {
    const auto start = Clock::now();
    for (int round = 0;
         round < least_samples || std::chrono::duration<double>(Clock::now() - start).count() < seconds;
         ++round)
        for (Task& task : tasks) task.sample();
}

// The product alone, on operands of its own.
Program alone(const Var& product, Workers& workers) {
    Graph graph;
    std::vector<Var> inputs;
    for (std::size_t i = 0; i < product.input_count(); ++i)
        inputs.push_back(graph.input(fmt::to_string(i), product.input(i).shape(), product.dtype()));
    const Var result = graph.add(product.op(), inputs, product.attributes());
    return {inputs, {result}, workers};
}

double bytes_of(const Var& v) {
    return static_cast<double>(v.size()) * static_cast<double>(size_of(v.dtype()));
}

std::vector<Var> vars(const Graph& graph, std::span<const NodeId> ids) {
    std::vector<Var> result;
    for (const NodeId id : ids) result.push_back(graph.var(id));
    return result;
}

// A kernel of a program: the nodes that it computes, and those whose values it writes to memory.
struct KernelNodes {
    std::vector<Var> computed;
    std::vector<Var> stored;
};

KernelNodes kernel(const Program& program, std::size_t step) {
    const Graph graph = program.graph();
    return {vars(graph, program.step_nodes(step)), vars(graph, program.stored_nodes(step))};
}

Var what_is_read(const Var& v) { return v.graph().var(root_of(v.graph(), v.id())); }

// The bytes of what the kernel reads from elsewhere, each once, and of what it writes.
double traffic_of(const KernelNodes& kernel) {
    std::set<NodeId> seen;
    double bytes = 0;
    for (const Var& v : kernel.computed) seen.insert(v.id());
    for (const Var& v : kernel.computed)
        for (std::size_t i = 0; i < v.input_count(); ++i)
            if (const Var read = what_is_read(v.input(i)); seen.insert(read.id()).second)
                bytes += bytes_of(read);
    for (const Var& v : kernel.stored)
        bytes += (kernel.computed.empty() ? 2 : 1) * bytes_of(v);  // a copy reads it too
    return bytes;
}

KernelTime describe(const KernelNodes& kernel) {
    const Var last = kernel.computed.empty() ? kernel.stored.back() : kernel.computed.back();
    const std::string& path = last.graph().origin(last.node()).path;
    KernelTime result{.op = kernel.computed.empty() ? "copy" : "",
                      .scope = last.node().gradient ? "gradient of " + path : path,
                      .shape = last.shape(),
                      .bytes = traffic_of(kernel)};
    for (const Var& v : kernel.computed) {
        result.op += (result.op.empty() ? "" : "+") + std::string(v.op().name);
        result.flops += flops_of(v);
    }
    return result;
}

// Numbers other than zero, written: a system may lay memory that is only read on a single page.
Array some_numbers(const Shape& shape, Dtype dtype) {
    Array array(shape, dtype);
    const auto fill = [](auto values) {
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<std::remove_reference_t<decltype(values[i])>>(1 + i % 7) / 8;
    };
    if (dtype == Dtype::float64) fill(array.values<double>());
    else fill(array.values<float>());
    return array;
}

}  // namespace

Benchmark::Benchmark(const Experiment& experiment, const std::string& data_root, Workers& workers)
    : trainer_(experiment, data_root, workers),
      updater_(trainer_.experiment().optimizer, trainer_.experiment().floating(),
               trainer_.model().parameters().flat().size(), workers),
      batches_(make_batches()), first_(make_batches()), batch_(first_.next()),
      sums_(trainer_.experiment().loss, trainer_.experiment().training.metrics),
      initial_(trainer_.model().parameters().flat().clone()),
      initial_layer_states_(trainer_.model().states().flat().clone()) {
    for (const optim::StateSlot& slot : updater_.state())
        initial_state_.push_back({slot.name, slot.values.clone()});
    const Program& step = trainer_.model().program(Use::train, batch_.size);
    for (std::size_t i = 0; i < step.step_count(); ++i)
        for (const Var& node : kernel(step, i).computed)
            if (node.op().runs_as == OpClass::contract) products_.push_back(alone(node, workers));
}

data::Batches Benchmark::make_batches() {
    const Experiment& experiment = trainer_.experiment();
    return {trainer_.data().train, experiment.training.batch, experiment.seed, alone_};
}

void Benchmark::run_forward() { trainer_.model().forward_step(batch_.columns, batch_.size, steps_, sums_); }

void Benchmark::run_update() {
    updater_.step(trainer_.model().parameters().flat(), trainer_.model().gradients());
}

void Benchmark::start_over() {
    Array& parameters = trainer_.model().parameters().flat();
    std::copy_n(initial_.data(), initial_.bytes(), parameters.data());
    Array& states = trainer_.model().states().flat();
    std::copy_n(initial_layer_states_.data(), initial_layer_states_.bytes(), states.data());
    updater_.restore(0, initial_state_);
}

void Benchmark::run_step() {
    trainer_.model().gradient_step(batch_.columns, batch_.size, steps_++, sums_);
    run_update();
}

StepTimes Benchmark::measure(double seconds) {
    std::vector<std::vector<Array>> operands;
    std::vector<Task> tasks;
    tasks.emplace_back([this] { run_step(); }, step_sample_seconds, [this] { start_over(); });
    tasks.emplace_back([this] { run_forward(); });
    tasks.emplace_back([this] { run_update(); });
    tasks.emplace_back([this] { batches_.next(); });
    for (Program& product : products_) {
        operands.emplace_back();
        for (std::size_t i = 0; i < product.input_count(); ++i) {
            operands.back().push_back(some_numbers(product.input_shape(i), product.input_dtype(i)));
            product.bind_input(i, operands.back().back().data());
        }
        operands.back().emplace_back(product.output_shape(0), product.output_dtype(0));
        product.bind_output(0, operands.back().back().data());
        tasks.emplace_back([&product] { product.run(); });
    }
    sample_in_turns(tasks, seconds);
    StepTimes times{.step = tasks[0].median_microseconds(),
                    .forward = tasks[1].median_microseconds(),
                    .update = tasks[2].median_microseconds(),
                    .batch = tasks[3].median_microseconds()};
    times.backward = std::max(0.0, times.step - times.forward - times.update);
    times.limit = times.update;
    for (std::size_t i = 4; i < tasks.size(); ++i) times.limit += tasks[i].median_microseconds();
    return times;
}

// The update goes over the gradient, and over parameters and state twice: it reads and writes them.
KernelTime Benchmark::describe_update() const {
    const FlatArrays& parameters = trainer_.model().parameters();
    auto bytes = static_cast<double>(3 * parameters.flat().bytes());
    for (const optim::StateSlot& slot : updater_.state())
        bytes += static_cast<double>(2 * slot.values.bytes());
    return {.op = "update", .scope = "optimizer", .shape = Shape{parameters.count()}, .bytes = bytes};
}

KernelTime Benchmark::describe_batch() const {
    std::size_t example = 0;
    for (const ColumnSpec& column : trainer_.model().columns()) example += column.example_bytes();
    return {.op = "gather",
            .scope = "mini-batch",
            .shape = trainer_.model().columns().front().example.with_axis(0, batch_.size),
            .bytes = 2 * static_cast<double>(batch_.size) * static_cast<double>(example)};
}

std::vector<KernelTime> Benchmark::profile(double seconds) {
    run_step();
    Program& program = trainer_.model().program(Use::train, batch_.size);
    std::vector<double> spent(program.step_count());
    double updating = 0;
    double gathering = 0;
    const auto start = Clock::now();
    int runs = 0;
    for (; runs < least_samples || std::chrono::duration<double>(Clock::now() - start).count() < seconds;
         ++runs) {
        if (runs % runs_from_the_start == 0) start_over();
        gathering += seconds_of(1, [this] { batches_.next(); });
        program.run_timed(spent);
        updating += seconds_of(1, [this] { run_update(); });
    }
    std::vector<KernelTime> times{describe_batch()};
    for (std::size_t i = 0; i < spent.size(); ++i) times.push_back(describe(kernel(program, i)));
    times.push_back(describe_update());
    spent.insert(spent.begin(), gathering);
    spent.push_back(updating);
    for (std::size_t i = 0; i < spent.size(); ++i) times[i].microseconds = 1e6 * spent[i] / runs;
    return times;
}

MemoryReport Benchmark::memory() { return trainer_.model().program(Use::train, batch_.size).memory(); }

}  // namespace xgrad
