#include "xgrad/train/model.hpp"

#include "base/memory.hpp"
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

double bytes_of(const std::vector<nn::Parameter>& parameters, Dtype dtype) {
    double bytes = 0;
    for (const nn::Parameter& parameter : parameters)
        bytes += static_cast<double>(parameter.shape.size()) * static_cast<double>(size_of(dtype));
    return bytes;
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
          program(join({trace.column_vars, trace.parameter_vars, optional_var(trace.key)}),
                  trace.scalars.empty() ? trace.outputs : join({trace.scalars, trace.gradients}), workers,
                  options) {
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
    Trace first = trace(spec_, columns_, Use::predict, 1);
    for (const Var& output : first.outputs) output_shapes_.push_back(output.shape().without_axis(0));
    locating(spec_.places, "model", [&] {
        require_memory(2 * bytes_of(first.parameters, spec_.dtype), "the parameters and their gradients");
    });
    parameters_ = Parameters(std::move(first.parameters), spec_.dtype, spec_.seed);
    gradients_ = Array(parameters_.flat().shape(), spec_.dtype);
}

Model::~Model() = default;
Model::Model(Model&&) noexcept = default;
Model& Model::operator=(Model&&) noexcept = default;

std::byte* Model::place_of(Array& flat, std::size_t parameter) {
    return flat.data() + static_cast<std::size_t>(parameters_.offset(parameter)) * size_of(spec_.dtype);
}

Model::Compiled& Model::compiled(Use use, std::int64_t batch) {
    std::unique_ptr<Compiled>& known = compiled_[{use, batch}];
    if (known) return *known;
    known = locating(spec_.places, "model", [&] {
        return std::make_unique<Compiled>(trace(spec_, columns_, use, batch), *workers_, spec_.compile);
    });
    const Trace& made = known->trace;
    for (std::size_t i = 0; i < made.parameters.size(); ++i)
        known->program.bind_input(made.columns.size() + i, place_of(parameters_.flat(), i));
    for (std::size_t i = 0; i < made.gradients.size(); ++i)
        known->program.bind_output(made.scalars.size() + i, place_of(gradients_, i));
    return *known;
}

double Model::gradient_step(ColumnPointers columns, std::int64_t batch, std::uint64_t counter,
                            FigureSums& sums) {
    Compiled& step = compiled(Use::train, batch);
    step.key = {static_cast<std::int64_t>(spec_.seed), static_cast<std::int64_t>(counter)};
    step.run(columns, 0);
    step.add_to(sums);
    return step.scalars[0].item();
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
