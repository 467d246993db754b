#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/program/passes.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace xgrad {

/// What a program holds in memory, in bytes, beside what some kernels keep to work in.
struct MemoryReport {
    std::size_t arena;   ///< planned: what the program allocated for values between inputs and outputs
    std::size_t values;  ///< the sum of all those values, had each cache lines of its own, in loops too
};

/// A graph compiled once, with every buffer planned: running it decides nothing, and allocates nothing once each thread
/// has had its part (but for the factorisations of linalg.hpp). It computes only what the outputs need. The same inputs
/// give the same bits, whatever the number of threads.
/// One run at a time; the inputs' and outputs' memory stays the caller's.
class Program {
public:
    /// inputs: the graph's inputs in the order in which they will be bound, used or not.
    /// outputs: values of the same graph, in any number. Throws TypeError if an output depends on an input that is not
    /// named, or if a Var belongs to another graph, ConfigError if the options name a pass that there is not.
    Program(std::vector<Var> inputs, std::vector<Var> outputs, Workers& workers = default_workers(),
            const CompileOptions& options = {});

    std::size_t input_count() const noexcept { return inputs_.size(); }
    std::size_t output_count() const noexcept { return outputs_.size(); }
    const Shape& input_shape(std::size_t i) const { return inputs_[i].shape(); }
    const Shape& output_shape(std::size_t i) const { return outputs_[i].shape(); }
    Dtype input_dtype(std::size_t i) const { return inputs_[i].dtype(); }
    Dtype output_dtype(std::size_t i) const { return outputs_[i].dtype(); }

    /// Memory that the runs to come read as input i: contiguous, row-major, of its shape and dtype. All inputs and outputs
    /// must have theirs before a run.
    void bind_input(std::size_t i, const std::byte* memory);
    /// Memory that the runs to come fill with output i, likewise; overlaps no other.
    void bind_output(std::size_t i, std::byte* memory);
    /// Runs on the bound memory. Throws DataError, naming the node, for values that an op cannot take.
    void run();

    /// Binds, runs and returns the outputs, in the memory of those of the last such call if nobody holds them any more, else
    /// in new Arrays. Throws ShapeError or TypeError for inputs of another shape, dtype or number.
    std::vector<Array> operator()(std::span<const Array> inputs);

    MemoryReport memory() const noexcept { return memory_; }
    /// Kernels in a run.
    std::size_t step_count() const noexcept { return steps_.size(); }
    /// The nodes that kernel i computes: one, or those of a loop; none if it copies a value to an output.
    std::span<const NodeId> step_nodes(std::size_t i) const { return steps_[i].nodes; }
    /// The nodes whose values it writes to memory.
    std::span<const NodeId> stored_nodes(std::size_t i) const { return steps_[i].stored; }
    /// The graph that the program computes: the one it was made from after the passes. There must be an output.
    Graph graph() const { return outputs_.front().graph(); }
    /// Runs as run() does, and adds the seconds that each kernel took to its place in `seconds`: [step_count()].
    void run_timed(std::span<double> seconds);

private:
    friend class Compiler;
    struct Step {
        Kernel kernel;
        std::size_t first_operand;
        std::vector<NodeId> nodes;
        std::vector<NodeId> stored;
    };
    /// The operands that point to one input or output.
    using Uses = std::vector<std::size_t>;

    void check_inputs(std::span<const Array> arrays) const;
    void make_results();

    std::vector<Var> inputs_;
    std::vector<Var> outputs_;
    Workers* workers_;
    std::vector<Step> steps_;
    std::vector<std::byte*> operands_;
    std::vector<Uses> input_uses_;
    std::vector<Uses> output_uses_;
    std::vector<Array> constants_;
    Buffer arena_;
    MemoryReport memory_{};
    std::vector<Array> results_;  // of the last call on Arrays
};

}  // namespace xgrad
