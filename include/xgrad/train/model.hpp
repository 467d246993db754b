#pragma once

#include "xgrad/base/workers.hpp"
#include "xgrad/data/dataset.hpp"
#include "xgrad/program/program.hpp"
#include "xgrad/train/figures.hpp"
#include "xgrad/train/flat_arrays.hpp"
#include "xgrad/train/trace.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace xgrad {

/// The columns of a data set, in order.
std::vector<ColumnSpec> column_specs(const data::Dataset& set);

/// One column after the other of a mini-batch in memory, each contiguous, mini-batch first.
using ColumnPointers = std::span<const std::byte* const>;

/// A network with its parameters and states: what is trained, saved and used. It traces and compiles itself anew for each size of
/// mini-batch that it meets, and keeps the programs. One call at a time.
class Model {
public:
    /// The columns are those of the data, targets included. Throws what the network's layers and the loss throw for them.
    Model(ModelSpec spec, std::vector<ColumnSpec> columns, Workers& workers = default_workers());
    ~Model();
    Model(Model&&) noexcept;
    Model& operator=(Model&&) noexcept;

    const ModelSpec& spec() const noexcept { return spec_; }
    const std::vector<ColumnSpec>& columns() const noexcept { return columns_; }
    FlatArrays& parameters() noexcept { return parameters_; }
    const FlatArrays& parameters() const noexcept { return parameters_; }
    /// What layers carry from step to step, such as running statistics.
    FlatArrays& states() noexcept { return states_; }
    const FlatArrays& states() const noexcept { return states_; }
    /// The shapes of what each loss judges, for one example.
    const std::vector<Shape>& output_shapes() const noexcept { return output_shapes_; }
    /// The shape of the network's answer to one example: that of the first.
    const Shape& output_shape() const noexcept { return output_shapes_.front(); }

    /// The objective of a mini-batch (loss and penalties), and its gradient by all parameters, which is left in
    /// gradients(); the states become what the layers make of them. `counter` keys the random numbers: the number of the
    /// training step. Adds loss and metrics to `sums`.
    /// Throws DataError for labels that are no class.
    double gradient_step(ColumnPointers columns, std::int64_t batch, std::uint64_t counter, FigureSums& sums);
    /// What gradient_step does on its way to the objective, but for the states, which stay: its forward pass, to be timed.
    /// Throws as gradient_step does.
    double forward_step(ColumnPointers columns, std::int64_t batch, std::uint64_t counter, FigureSums& sums);
    /// Adds loss and metrics of a mini-batch to `sums`. Throws as gradient_step does.
    void evaluation_step(ColumnPointers columns, std::int64_t batch, FigureSums& sums);
    /// What they run for mini-batches of that size.
    Program& program(Use use, std::int64_t batch);
    /// In the layout of the parameters.
    const Array& gradients() const noexcept { return gradients_; }

    /// Throws DataError for targets that the network's outputs cannot answer: a label that is no class, outputs that are
    /// not as many as the classes; and ConfigError for a metric that means nothing for such targets.
    void check_targets(const data::Dataset& set) const;
    /// Loss and metrics of a whole set. Throws DataError for labels that are no class, ShapeError for other columns.
    Figures evaluate(const data::Dataset& set);
    /// What the network, and behind it the loss (of several the first), says of N examples, such as probabilities after a
    /// softmax loss: [N, ...]. inputs: the columns but the targets, in the order of columns(). Throws ShapeError or TypeError for others.
    Array predict(std::span<const Array> inputs);
    /// The same for what each loss judges, in their order.
    std::vector<Array> predict_all(std::span<const Array> inputs);

private:
    struct Compiled;
    Compiled& compiled(Use use, std::int64_t batch);
    void bind(Compiled& made);
    double training_step(Use use, ColumnPointers columns, std::int64_t batch, std::uint64_t counter,
                         FigureSums& sums);
    void evaluation_step(ColumnPointers columns, std::int64_t first, std::int64_t batch, FigureSums& sums);
    void check_columns(std::span<const Array> arrays, bool with_targets) const;

    ModelSpec spec_;
    std::vector<ColumnSpec> columns_;
    Workers* workers_;
    FlatArrays parameters_;
    Array gradients_{Shape{0}, Dtype::float32};
    FlatArrays states_;
    Array next_states_{Shape{0}, Dtype::float32};  // in the layout of the states
    std::vector<Shape> output_shapes_;             // by loss
    std::map<std::pair<Use, std::int64_t>, std::unique_ptr<Compiled>> compiled_;
};

}  // namespace xgrad
