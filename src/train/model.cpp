#include "xgrad/train/model.hpp"

#include "train/places.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace xgrad {
namespace {

// Examples evaluated at a time: enough to keep products efficient, few enough to stay in cache.
constexpr std::int64_t evaluation_batch = 500;

std::vector<Var> join(std::initializer_list<std::span<const Var>> parts) {
    std::vector<Var> all;
    for (const auto part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}

std::span<const Var> optional_var(const std::optional<Var>& v) {
    return v ? std::span(&*v, 1) : std::span<const Var>();
}

template <class Declared>
FlatArrays initial(std::string kind, const std::vector<Declared>& all, const ModelSpec& spec) {
    std::vector<NamedArray> values;
    for (const Declared& declared : all)
        values.emplace_back(declared.name, declared.initial_values(spec.seed, spec.dtype));
    return {std::move(kind), values, spec.dtype};
}

// Else a program would read and write in the wrong places.
template <class Declared>
void require_same(const FlatArrays& known, const std::vector<Declared>& all, std::string_view kind) {
    bool same = known.size() == all.size();
    for (std::size_t i = 0; same && i < all.size(); ++i)
        same = known.name(i) == all[i].name && known.shape(i) == all[i].shape;
    if (!same)
        throw ConfigError({.where = "model",
                           .found = fmt::format("a layer declares other {} in training than in use", kind),
                           .expected = "the same ones in every mode and for mini-batches of every size"});
}

}  // namespace

std::vector<ColumnSpec> column_specs(const data::Dataset& set) {
    std::vector<ColumnSpec> specs;
    for (const data::Column& column : set.columns)
        specs.push_back({column.name, column.values.shape().without_axis(0), column.values.dtype()});
    return specs;
}

// A trace compiled, with the memory of its small inputs and outputs.
struct Model::Compiled {
    Compiled(Trace t, Workers& workers, const CompileOptions& options)
        : trace(std::move(t)),
          program(join({trace.column_vars, trace.parameter_vars, trace.state_vars, optional_var(trace.key)}),
                  trace.scalars.empty() ? trace.outputs
                                        : join({trace.scalars, trace.gradients, trace.next_states}),
                  workers, options) {
        for (const Var& scalar : trace.scalars) scalars.emplace_back(Shape{}, scalar.dtype());
        for (std::size_t i = 0; i < scalars.size(); ++i) program.bind_output(i, scalars[i].data());
        if (trace.key)
            program.bind_input(program.input_count() - 1, reinterpret_cast<const std::byte*>(key.data()));
        terms.resize(scalars.empty() ? 0 : scalars.size() - 1);
    }

    // Reads the columns from their example number `first` on.
    void run(ColumnPointers columns, std::int64_t first) {
        for (std::size_t i = 0; i < trace.columns.size(); ++i)
            program.bind_input(
                i, columns[i] + static_cast<std::size_t>(first) * trace.columns[i].example_bytes());
        program.run();
    }

    void add_to(FigureSums& sums) {
        for (std::size_t i = 0; i < terms.size(); ++i) terms[i] = scalars[i + 1].item();
        sums.add(terms);
    }

    Trace trace;
    Program program;
    std::array<std::int64_t, 2> key{};
    std::vector<Array> scalars;
    std::vector<double> terms;
};

Model::Model(ModelSpec spec, std::vector<ColumnSpec> columns, Workers& workers)
    : spec_(std::move(spec)), columns_(std::move(columns)), workers_(&workers) {
    const Trace first = trace(spec_, columns_, Use::predict, 1);
    for (const Var& output : first.outputs) output_shapes_.push_back(output.shape().without_axis(0));
    require_memory(first, spec_);
    parameters_ = initial("parameter", first.parameters, spec_);
    gradients_ = Array(parameters_.flat().shape(), spec_.dtype);
    states_ = initial("state", first.states, spec_);
    next_states_ = Array(states_.flat().shape(), spec_.dtype);
}

Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

Model::Compiled& Model::compiled(Use use, std::int64_t batch) {
    std::unique_ptr<Compiled>& known = compiled_[{use, batch}];
    if (known) return *known;
    known = locating(spec_.places, "model", [&] {
        Trace made = trace(spec_, columns_, use, batch);
        require_same(parameters_, made.parameters, "parameters");
        require_same(states_, made.states, "states");
        return std::make_unique<Compiled>(std::move(made), *workers_, spec_.compile);
    });
    bind(*known);
    return *known;
}

// A step writes the states to a place of their own: what it writes, it may still have to read.
void Model::bind(Compiled& made) {
    const Trace& trace = made.trace;
    std::size_t input = trace.columns.size();
    std::size_t output = trace.scalars.size();
    for (std::size_t i = 0; i < trace.parameters.size(); ++i)
        made.program.bind_input(input++, parameters_.place_in(parameters_.flat(), i));
    for (std::size_t i = 0; i < trace.states.size(); ++i)
        made.program.bind_input(input++, states_.place_in(states_.flat(), i));
    for (std::size_t i = 0; i < trace.gradients.size(); ++i)
        made.program.bind_output(output++, parameters_.place_in(gradients_, i));
    for (std::size_t i = 0; i < trace.next_states.size(); ++i)
        made.program.bind_output(output++, states_.place_in(next_states_, i));
}

double Model::training_step(Use use, ColumnPointers columns, std::int64_t batch, std::uint64_t counter,
                            FigureSums& sums) {
    Compiled& step = compiled(use, batch);
    step.key = {static_cast<std::int64_t>(spec_.seed), static_cast<std::int64_t>(counter)};
    step.run(columns, 0);
    step.add_to(sums);
    return step.scalars[0].item();
}

double Model::gradient_step(ColumnPointers columns, std::int64_t batch, std::uint64_t counter,
                            FigureSums& sums) {
    const double objective = training_step(Use::train, columns, batch, counter, sums);
    std::copy_n(next_states_.data(), next_states_.bytes(), states_.flat().data());
    return objective;
}

double Model::forward_step(ColumnPointers columns, std::int64_t batch, std::uint64_t counter,
                           FigureSums& sums) {
    return training_step(Use::forward, columns, batch, counter, sums);
}

void Model::evaluation_step(ColumnPointers columns, std::int64_t batch, FigureSums& sums) {
    evaluation_step(columns, 0, batch, sums);
}

void Model::evaluation_step(ColumnPointers columns, std::int64_t first, std::int64_t batch,
                            FigureSums& sums) {
    Compiled& step = compiled(Use::evaluate, batch);
    step.run(columns, first);
    step.add_to(sums);
}

Program& Model::program(Use use, std::int64_t batch) { return compiled(use, batch).program; }

void Model::check_targets(const data::Dataset& set) const {
    xgrad::check_targets(spec_, output_shapes_, set);
}

Figures Model::evaluate(const data::Dataset& set) {
    std::vector<Array> arrays;
    for (const ColumnSpec& column : columns_) arrays.push_back(set[column.name]);
    check_columns(arrays, true);
    std::vector<const std::byte*> columns;
    for (const Array& array : arrays) columns.push_back(array.data());
    FigureSums sums(spec_.loss, spec_.metrics);
    for (std::int64_t first = 0; first < set.size(); first += evaluation_batch)
        evaluation_step(columns, first, std::min(evaluation_batch, set.size() - first), sums);
    return sums.finish();
}

Array Model::predict(std::span<const Array> inputs) { return predict_all(inputs).front(); }

std::vector<Array> Model::predict_all(std::span<const Array> inputs) {
    check_columns(inputs, false);
    std::vector<const std::byte*> columns;
    for (const Array& array : inputs) columns.push_back(array.data());
    const std::int64_t size = inputs.front().shape()[0];
    std::vector<Array> answers;
    for (const Shape& shape : output_shapes_) answers.emplace_back(shape.with_axis(0, size), spec_.dtype);
    for (std::int64_t first = 0; first < size; first += evaluation_batch) {
        Compiled& part = compiled(Use::predict, std::min(evaluation_batch, size - first));
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const std::int64_t done = first * output_shapes_[i].size();
            part.program.bind_output(
                i, answers[i].data() + static_cast<std::size_t>(done) * size_of(spec_.dtype));
        }
        part.run(columns, first);
    }
    return answers;
}

void Model::check_columns(std::span<const Array> arrays, bool with_targets) const {
    std::size_t next = 0;
    for (const ColumnSpec& column : columns_) {
        if (!with_targets && is_target(spec_, column.name)) continue;
        if (next == arrays.size())
            throw ShapeError({.where = "model", .found = fmt::format("no column \"{}\"", column.name)});
        const Array& array = arrays[next++];
        const Shape wanted = column.example.with_axis(0, array.shape().rank() > 0 ? array.shape()[0] : 0);
        if (array.shape() != wanted || array.shape()[0] != arrays.front().shape()[0])
            throw ShapeError({.where = fmt::format("column \"{}\"", column.name),
                              .found = "shape " + to_string(array.shape()),
                              .expected = fmt::format("examples of shape {}, as many as in the other columns",
                                                      to_string(column.example))});
        if (array.dtype() != column.dtype)
            throw TypeError({.where = fmt::format("column \"{}\"", column.name),
                             .found = std::string(to_string(array.dtype())),
                             .expected = std::string(to_string(column.dtype))});
    }
}

}  // namespace xgrad
