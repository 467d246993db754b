#include "xgrad/train/benchmark.hpp"

#include "xgrad/graph/op.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <functional>
#include <set>

namespace xgrad {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int warm_up_calls = 3;
constexpr double sample_seconds = 1e-3;  // long against the clock's resolution and a thread's awakening
constexpr int least_samples = 5;

double seconds_of(int calls, const std::function<void()>& work) {
    const auto start = Clock::now();
    for (int i = 0; i < calls; ++i) work();
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// Something that is timed: samples of several calls each.
class Task {
public:
    explicit Task(std::function<void()> work, std::function<void()> before = {})
        : work_(std::move(work)), before_(std::move(before)) {
        const double once = seconds_of(warm_up_calls, work_) / warm_up_calls;
        calls_ = std::max(1, static_cast<int>(sample_seconds / std::max(once, 1e-9)));
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

bool reads(const Var& v, NodeId id) {
    const auto& inputs = v.node().inputs;
    return std::find(inputs.begin(), inputs.end(), id) != inputs.end();
}

// The bytes of what the nodes read from elsewhere, each once, and of what any but themselves may read.
double traffic_of(const std::vector<Var>& nodes) {
    std::set<NodeId> inside;
    std::set<NodeId> outside;
    for (const Var& v : nodes) inside.insert(v.id());
    double bytes = 0;
    for (const Var& v : nodes)
        for (std::size_t i = 0; i < v.input_count(); ++i)
            if (!inside.contains(v.input(i).id()) && outside.insert(v.input(i).id()).second)
                bytes += bytes_of(v.input(i));
    for (const Var& v : nodes) {
        const auto reader =
            std::find_if(nodes.begin(), nodes.end(), [&](const Var& o) { return reads(o, v.id()); });
        if (reader == nodes.end()) bytes += bytes_of(v);
    }
    return bytes;
}

KernelTime describe(const std::vector<Var>& nodes) {
    const Var& last = nodes.back();
    const std::string& path = last.graph().origin(last.node()).path;
    KernelTime result{.op = {},
                      .scope = last.node().gradient ? "gradient of " + path : path,
                      .shape = last.shape(),
                      .bytes = traffic_of(nodes)};
    for (const Var& v : nodes) {
        result.op += (result.op.empty() ? "" : "+") + std::string(v.op().name);
        result.flops += flops_of(v);
    }
    return result;
}

std::vector<Var> nodes_of(const Program& program, std::size_t step) {
    std::vector<Var> nodes;
    for (const NodeId id : program.step_nodes(step)) nodes.push_back(program.graph().var(id));
    return nodes;
}

}  // namespace

Benchmark::Benchmark(const Experiment& experiment, const std::string& data_root, Workers& workers)
    : trainer_(experiment, data_root, workers),
      updater_(trainer_.experiment().optimizer, trainer_.experiment().floating(),
               trainer_.model().parameters().flat().size(), workers),
      batches_(trainer_.data().train, trainer_.experiment().training.batch, trainer_.experiment().seed),
      batch_(batches_.next()), sums_(trainer_.experiment().loss, trainer_.experiment().training.metrics),
      initial_(trainer_.model().parameters().flat().clone()),
      initial_layer_states_(trainer_.model().states().flat().clone()) {
    for (const optim::StateSlot& slot : updater_.state())
        initial_state_.push_back({slot.name, slot.values.clone()});
    const Program& step = trainer_.model().program(Use::train, batch_.size);
    for (std::size_t i = 0; i < step.step_count(); ++i)
        for (const Var& node : nodes_of(step, i))
            if (node.op().runs_as == OpClass::contract) products_.push_back(alone(node, workers));
}

void Benchmark::run_forward() { trainer_.model().evaluation_step(batch_.columns, batch_.size, sums_); }

void Benchmark::start_over() {
    Array& parameters = trainer_.model().parameters().flat();
    std::copy_n(initial_.data(), initial_.bytes(), parameters.data());
    Array& states = trainer_.model().states().flat();
    std::copy_n(initial_layer_states_.data(), initial_layer_states_.bytes(), states.data());
    updater_.restore(0, initial_state_);
}

void Benchmark::run_step() {
    Model& model = trainer_.model();
    model.gradient_step(batch_.columns, batch_.size, steps_++, sums_);
    updater_.step(model.parameters().flat(), model.gradients());
}

StepTimes Benchmark::measure(double seconds) {
    Model& model = trainer_.model();
    std::vector<std::vector<Array>> operands;
    std::vector<Task> tasks;
    tasks.emplace_back([this] { run_step(); }, [this] { start_over(); });
    tasks.emplace_back([this] { run_forward(); });
    tasks.emplace_back([&] { updater_.step(model.parameters().flat(), model.gradients()); });
    tasks.emplace_back([this] { batch_ = batches_.next(); });
    for (Program& product : products_) {
        operands.emplace_back();
        for (std::size_t i = 0; i < product.input_count(); ++i) {
            operands.back().emplace_back(product.input_shape(i), product.input_dtype(i));
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

std::vector<KernelTime> Benchmark::profile(double seconds) {
    start_over();
    run_step();
    Program& program = trainer_.model().program(Use::train, batch_.size);
    std::vector<double> spent(program.step_count());
    const auto start = Clock::now();
    int runs = 0;
    for (; runs < least_samples || std::chrono::duration<double>(Clock::now() - start).count() < seconds;
         ++runs)
        program.run_timed(spent);
    std::vector<KernelTime> times;
    for (std::size_t i = 0; i < spent.size(); ++i) {
        times.push_back(describe(nodes_of(program, i)));
        times.back().microseconds = 1e6 * spent[i] / runs;
    }
    return times;
}

MemoryReport Benchmark::memory() { return trainer_.model().program(Use::train, batch_.size).memory(); }

}  // namespace xgrad
