#include "xgrad/graph/ops/reduce.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "kernels/arg_reduce.hpp"
#include "kernels/fold.hpp"
#include "kernels/reduce.hpp"
#include "xgrad/base/buffer.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/select.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <memory>

namespace xgrad {
namespace {

struct ReduceAttributes {
    std::vector<bool> reduced;  ///< by axis of the input
    bool keep_dims;
    bool operator==(const ReduceAttributes&) const = default;
};

std::string describe(const ReduceAttributes& attributes) {
    std::vector<std::size_t> axes;
    for (std::size_t axis = 0; axis < attributes.reduced.size(); ++axis)
        if (attributes.reduced[axis]) axes.push_back(axis);
    return fmt::format("axes=[{}]{}", fmt::join(axes, ", "), attributes.keep_dims ? ", keep_dims" : "");
}

Shape reduced_shape(const Shape& shape, const ReduceAttributes& attributes, bool keep_dims) {
    Shape result;
    for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
        if (!attributes.reduced[axis]) result.push_back(shape[axis]);
        else if (keep_dims) result.push_back(1);
    }
    return result;
}

// y or its cotangent, of the reduced shape, repeated over the shape of y's input.
Var spread(const Var& v, const Var& y) {
    const Shape& shape = y.input(0).shape();
    return broadcast_to(reshape(v, reduced_shape(shape, y.attributes().get<ReduceAttributes>(), true)),
                        shape);
}

Result sum_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& reduce = attributes.get<ReduceAttributes>();
    const Dtype dtype = map_rule<kernels::Numbers>(inputs, attributes).dtype;
    return {reduced_shape(inputs[0].shape(), reduce, reduce.keep_dims), dtype};
}

template <class Combine> Kernel reduce_kernel(const Var& y) {
    return visit_numbers(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        const kernels::Reduction plan(y.input(0).shape(), y.attributes().get<ReduceAttributes>().reduced);
        const auto scratch =
            std::make_shared<Buffer>(static_cast<std::size_t>(plan.scratch_size()) * sizeof(T));
        return [plan, scratch](std::byte* const* operands, Workers& workers) {
            auto* const partials = reinterpret_cast<T*>(scratch->data());
            kernels::reduce<Combine, T>(plan, elements<T>(operands, 0), elements<T>(operands, 1), partials,
                                        workers);
        };
    });
}

// A loop that makes x can do for a whole reduction, unless there is nothing to reduce.
template <class Combine> kernels::Fold whole_fold(const Var& y) {
    const auto& reduced = y.attributes().get<ReduceAttributes>().reduced;
    const bool whole = std::find(reduced.begin(), reduced.end(), false) == reduced.end();
    if (!whole || y.input(0).size() == 0) return {};
    return visit_numbers(y.dtype(), [](auto zero) { return kernels::fold_of<Combine, decltype(zero)>(); });
}

const OpDef sum_def{
    .name = "sum",
    .runs_as = OpClass::reduce,
    .shape = sum_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{spread(g, y)}; },
    .kernel = reduce_kernel<kernels::Sum>,
    .fold = whole_fold<kernels::Sum>,
};

Problem no_elements(const Var& x) {
    return {.found = fmt::format("shape {}, so no elements", to_string(x.shape())),
            .expected = "at least one along the axes to reduce"};
}

std::int64_t reduced_count(const Shape& shape, const ReduceAttributes& attributes) {
    std::int64_t count = 1;
    for (std::size_t axis = 0; axis < shape.rank(); ++axis)
        if (attributes.reduced[axis]) count *= shape[axis];
    return count;
}

Result extremum_rule(std::span<const Var> inputs, const Attributes& attributes) {
    if (reduced_count(inputs[0].shape(), attributes.get<ReduceAttributes>()) == 0)
        throw ShapeError(no_elements(inputs[0]));
    return sum_rule(inputs, attributes);
}

Grads extremum_vjp(const Var& y, const Var& g) {
    const Var ties = equal(y.input(0), spread(y, y));
    const Var count = apply(sum_def, {cast(ties, g.dtype())}, y.attributes());
    return {where(ties, spread(g / count, y), 0)};
}

const OpDef max_def{
    .name = "max",
    .runs_as = OpClass::reduce,
    .shape = extremum_rule,
    .vjp = extremum_vjp,
    .kernel = reduce_kernel<kernels::Max>,
    .fold = whole_fold<kernels::Max>,
};

const OpDef min_def{
    .name = "min",
    .runs_as = OpClass::reduce,
    .shape = extremum_rule,
    .vjp = extremum_vjp,
    .kernel = reduce_kernel<kernels::Min>,
    .fold = whole_fold<kernels::Min>,
};

Result argmax_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const std::size_t axis = attributes.get<AxisAttributes>().axis;
    const Shape shape = map_rule<kernels::Numbers>(inputs, attributes).shape;
    if (shape[axis] == 0) throw ShapeError(no_elements(inputs[0]));
    return {shape.without_axis(axis), Dtype::int64};
}

Kernel argmax_kernel(const Var& y) {
    const Var x = y.input(0);
    return visit_numbers(x.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [view = view_of(x, y)](std::byte* const* operands, Workers& workers) {
            kernels::argmax<T>(view, elements<T>(operands, 0), elements<std::int64_t>(operands, 1), workers);
        };
    });
}

const OpDef argmax_def{
    .name = "argmax",
    .runs_as = OpClass::opaque,
    .shape = argmax_rule,
    .vjp = zero_derivative,
    .kernel = argmax_kernel,
};

ReduceAttributes check_axes(const Var& x, const Axes& axes, KeepDims keep, std::string_view function) {
    ReduceAttributes attributes{std::vector<bool>(x.rank(), axes.empty()), keep == KeepDims::yes};
    for (const std::size_t axis : axes_of(x, axes, function)) attributes.reduced[axis] = true;
    return attributes;
}

}  // namespace

Var sum(const Var& x, const Axes& axes, KeepDims keep) {
    return apply(sum_def, {x}, check_axes(x, axes, keep, "sum"));
}

Var mean(const Var& x, const Axes& axes, KeepDims keep) {
    const ReduceAttributes attributes = check_axes(x, axes, keep, "mean");
    if (!is_floating(x.dtype()))
        throw located<TypeError>(x, "mean",
                                 {.found = std::string(to_string(x.dtype())),
                                  .expected = std::string(name(kernels::Floating{})),
                                  .fix = "convert it first: mean(cast(x, Dtype::float32))"});
    const std::int64_t count = reduced_count(x.shape(), attributes);
    if (count == 0) throw located<ShapeError>(x, "mean", no_elements(x));
    return apply(sum_def, {x}, attributes) / count;
}

Var max(const Var& x, const Axes& axes, KeepDims keep) {
    return apply(max_def, {x}, check_axes(x, axes, keep, "max"));
}
Var min(const Var& x, const Axes& axes, KeepDims keep) {
    return apply(min_def, {x}, check_axes(x, axes, keep, "min"));
}

// Of integers -1 - x, as there is no number opposite to the smallest one.
Var argmin(const Var& x, std::int64_t axis) {
    const std::size_t along = axis_of(x, axis, "argmin");
    return apply(argmax_def, {is_floating(x.dtype()) ? -x : -1 - x}, AxisAttributes{along});
}

Var argmax(const Var& x, std::int64_t axis) {
    return apply(argmax_def, {x}, AxisAttributes{axis_of(x, axis, "argmax")});
}

}  // namespace xgrad
