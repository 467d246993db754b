#include "xgrad/program/program.hpp"

#include "graph/index.hpp"
#include "program/lower.hpp"
#include "program/passes/pass.hpp"
#include "program/schedule.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <iterator>

namespace xgrad {

// Fills a program from a schedule: kernels, and a flat list of the pointers that they are given.
class Compiler {
public:
    Compiler(Program& program, const Schedule& schedule)
        : program_(program), schedule_(schedule), plan_(plan_memory(schedule.pieces)) {}

    void run() {
        program_.arena_ = Buffer(plan_.bytes);
        program_.memory_ = {plan_.bytes, schedule_.value_bytes};
        program_.input_uses_.resize(program_.inputs_.size());
        program_.output_uses_.resize(program_.outputs_.size());
        if (program_.outputs_.empty()) return;
        const Graph graph = program_.outputs_.front().graph();
        for (const NodeId id : schedule_.constants)
            program_.constants_.push_back(graph.node(id).attributes.get<ConstantAttributes>().value);
        for (const Unit& unit : schedule_.steps) add_step(graph, unit);
        for (std::size_t i = 0; i < schedule_.copies.size(); ++i)
            if (schedule_.copies[i]) add_copy(graph.var(*schedule_.copies[i]), i);
    }

private:
    void add_step(const Graph& graph, const Unit& unit) {
        const auto is_stored = [this](NodeId id) { return storage(id).kind != Storage::Kind::none; };
        Lowered lowered = lower(graph, unit, is_stored);
        Unit stored;
        std::copy_if(unit.begin(), unit.end(), std::back_inserter(stored), is_stored);
        program_.steps_.push_back(
            {std::move(lowered.kernel), program_.operands_.size(), unit, std::move(stored)});
        for (const NodeId operand : lowered.operands) add_operand(storage(operand));
    }

    void add_copy(const Var& v, std::size_t output) {
        program_.steps_.push_back({copy_kernel(v), program_.operands_.size(), {}, {v.id()}});
        add_operand(storage(v.id()));
        add_operand({Storage::Kind::output, output});
    }

    const Storage& storage(NodeId id) const { return schedule_.storage[index(id)]; }

    void add_operand(const Storage& storage) {
        const std::size_t operand = program_.operands_.size();
        program_.operands_.push_back(nullptr);
        switch (storage.kind) {
            case Storage::Kind::input: program_.input_uses_[storage.index].push_back(operand); break;
            case Storage::Kind::output: program_.output_uses_[storage.index].push_back(operand); break;
            case Storage::Kind::constant:
                program_.operands_.back() = program_.constants_[storage.index].data();
                break;
            case Storage::Kind::arena:
                program_.operands_.back() = program_.arena_.data() + plan_.offsets[storage.index];
                break;
            case Storage::Kind::none: break;
        }
    }

    Program& program_;
    const Schedule& schedule_;
    MemoryPlan plan_;
};

Program::Program(std::vector<Var> inputs, std::vector<Var> outputs, Workers& workers,
                 const CompileOptions& options)
    : workers_(&workers) {
    require_valid(options);
    require_one_graph(inputs, outputs);
    Module module = optimize({std::move(inputs), std::move(outputs)}, options);
    inputs_ = std::move(module.inputs);
    outputs_ = std::move(module.outputs);
    const Schedule schedule = make_schedule(inputs_, outputs_, grouping(options));
    Compiler(*this, schedule).run();
}

// Kernels take all operands as writable but write to their results only, so inputs stay as they are.
void Program::bind_input(std::size_t i, const std::byte* memory) {
    for (const std::size_t operand : input_uses_[i]) operands_[operand] = const_cast<std::byte*>(memory);
}

void Program::bind_output(std::size_t i, std::byte* memory) {
    for (const std::size_t operand : output_uses_[i]) operands_[operand] = memory;
}

void Program::run() {
    const Step* step = steps_.data();
    try {
        for (; step != steps_.data() + steps_.size(); ++step)
            step->kernel(operands_.data() + step->first_operand, *workers_);
    } catch (const DataError& error) {
        const Graph graph = outputs_.front().graph();
        const Node& node = graph.node(step->nodes.front());
        throw DataError(locate(error.problem(), graph.origin(node), node.op->name));
    }
}

void Program::run_timed(std::span<double> seconds) {
    using Clock = std::chrono::steady_clock;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const auto start = Clock::now();
        steps_[i].kernel(operands_.data() + steps_[i].first_operand, *workers_);
        seconds[i] += std::chrono::duration<double>(Clock::now() - start).count();
    }
}

std::vector<Array> Program::operator()(std::span<const Array> inputs) {
    check_inputs(inputs);
    for (std::size_t i = 0; i < inputs.size(); ++i) bind_input(i, inputs[i].data());
    make_results();
    for (std::size_t i = 0; i < outputs_.size(); ++i) bind_output(i, results_[i].data());
    run();
    return results_;
}

void Program::make_results() {
    const auto fresh = [](const Var& output) {
        return Array(output.shape(), output.dtype(), Contents::unset);
    };
    if (results_.empty())
        std::transform(outputs_.begin(), outputs_.end(), std::back_inserter(results_), fresh);
    for (std::size_t i = 0; i < results_.size(); ++i)
        if (!results_[i].is_alone()) results_[i] = fresh(outputs_[i]);
}

void Program::check_inputs(std::span<const Array> arrays) const {
    if (arrays.size() != inputs_.size())
        throw ShapeError({.where = "program",
                          .found = fmt::format("{} inputs", arrays.size()),
                          .expected = fmt::format("{}", inputs_.size())});
    for (std::size_t i = 0; i < arrays.size(); ++i) {
        const std::string where = fmt::format("program input {}", i);
        if (arrays[i].shape() != input_shape(i))
            throw ShapeError({.where = where,
                              .found = "shape " + to_string(arrays[i].shape()),
                              .expected = to_string(input_shape(i))});
        if (arrays[i].dtype() != input_dtype(i))
            throw TypeError({.where = where,
                             .found = std::string(to_string(arrays[i].dtype())),
                             .expected = std::string(to_string(input_dtype(i)))});
    }
}

}  // namespace xgrad
