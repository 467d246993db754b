#include "xgrad/graph/ops/gather.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "graph/ops/scatter.hpp"
#include "kernels/gather.hpp"
#include "kernels/take.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/shape.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

void check_index_dtype(const Var& index) {
    if (index.dtype() != Dtype::int64)
        throw TypeError({.found = fmt::format("indices of {}", to_string(index.dtype())),
                         .expected = "int64",
                         .fix = "convert them with cast(index, Dtype::int64)"});
}

Result gather_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const std::size_t axis = attributes.get<AxisAttributes>().axis;
    const Shape& shape = inputs[0].shape();
    const Shape& index = inputs[1].shape();
    check_index_dtype(inputs[1]);
    const bool fits = shape.rank() == index.rank() && shape.without_axis(axis) == index.without_axis(axis);
    if (!fits)
        throw ShapeError(
            {.found = fmt::format("shape {} with indices of shape {}", to_string(shape), to_string(index)),
             .expected = fmt::format("equal sizes in every axis but {}", axis)});
    return {index, inputs[0].dtype()};
}

Grads gather_vjp(const Var& y, const Var& g) {
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    return {scatter_add(g, y.input(1), static_cast<std::int64_t>(axis), y.input(0).shape()[axis]), Var()};
}

Kernel gather_kernel(const Var& y) {
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    const kernels::Picks picks{y.shape(), view_of(y, y), y.input(0).shape()[axis]};
    return [picks, bytes = size_of(y.dtype())](std::byte* const* operands, Workers& workers) {
        kernels::gather(picks, operands[0], elements<std::int64_t>(operands, 1), operands[2], bytes, workers);
    };
}

const OpDef gather_def{
    .name = "gather",
    .runs_as = OpClass::opaque,
    .shape = gather_rule,
    .vjp = gather_vjp,
    .kernel = gather_kernel,
};

struct ScatterAttributes {
    std::size_t axis;
    std::int64_t size;
    bool operator==(const ScatterAttributes&) const = default;
};

std::string describe(const ScatterAttributes& attributes) {
    return fmt::format("axis={}, size={}", attributes.axis, attributes.size);
}

Result scatter_add_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& [axis, size] = attributes.get<ScatterAttributes>();
    check_index_dtype(inputs[1]);
    Shape shape = inputs[0].shape();
    if (shape != inputs[1].shape())
        throw ShapeError({.found = fmt::format("shape {} with indices of shape {}", to_string(shape),
                                               to_string(inputs[1].shape())),
                          .expected = "equal shapes"});
    if (size < 0)
        throw ShapeError({.found = fmt::format("size {}", size), .expected = "a size of at least 0"});
    shape[axis] = size;
    return {shape, common_dtype(inputs.first(1), is_floating, name(kernels::Floating{}))};
}

Kernel scatter_add_kernel(const Var& y) {
    const auto& [axis, size] = y.attributes().get<ScatterAttributes>();
    const Shape& index = y.input(1).shape();
    return visit_floating(y.dtype(), [&, axis = axis, size = size](auto zero) -> Kernel {
        using T = decltype(zero);
        return [picks = kernels::Picks{index, kernels::view_axis(index, axis), size}](
                   std::byte* const* operands, Workers& workers) {
            kernels::scatter_add<T>(picks, elements<T>(operands, 0), elements<std::int64_t>(operands, 1),
                                    elements<T>(operands, 2), workers);
        };
    });
}

const OpDef scatter_add_def{
    .name = "scatter_add",
    .runs_as = OpClass::opaque,
    .shape = scatter_add_rule,
    .vjp =
        [](const Var& y, const Var& g) {
            return Grads{gather(g, y.input(1),
                                static_cast<std::int64_t>(y.attributes().get<ScatterAttributes>().axis)),
                         Var()};
        },
    .kernel = scatter_add_kernel,
};

// x's shape with the axis replaced by the index's axes.
Result take_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const std::size_t axis = attributes.get<AxisAttributes>().axis;
    check_index_dtype(inputs[1]);
    const Shape& x = inputs[0].shape();
    Shape shape;
    for (std::size_t i = 0; i < axis; ++i) shape.push_back(x[i]);
    for (const std::int64_t size : inputs[1].shape()) shape.push_back(size);
    for (std::size_t i = axis + 1; i < x.rank(); ++i) shape.push_back(x[i]);
    return {shape, inputs[0].dtype()};
}

kernels::Takes takes_of(const Shape& whole, std::size_t axis, const Var& index) {
    const kernels::AxisView view = kernels::view_axis(whole, axis);
    return {index.shape(), {view.outer, index.size(), view.inner}, whole[axis]};
}

Kernel take_kernel(const Var& y) {
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    return [takes = takes_of(y.input(0).shape(), axis, y.input(1)), bytes = size_of(y.dtype())](
               std::byte* const* operands, Workers& workers) {
        kernels::take(takes, operands[0], elements<std::int64_t>(operands, 1), operands[2], bytes, workers);
    };
}

// Zeros of shape `whole` to which what was taken is added where it came from.
struct AddTakenAttributes {
    Shape whole;
    std::size_t axis;
    bool operator==(const AddTakenAttributes&) const = default;
};

std::string describe(const AddTakenAttributes& attributes) {
    return fmt::format("shape={}, axis={}", to_string(attributes.whole), attributes.axis);
}

Result add_taken_rule(std::span<const Var> inputs, const Attributes& attributes) {
    return {attributes.get<AddTakenAttributes>().whole, inputs[0].dtype()};
}

Kernel add_taken_kernel(const Var& y) {
    const auto& [whole, axis] = y.attributes().get<AddTakenAttributes>();
    return visit_floating(y.dtype(), [takes = takes_of(whole, axis, y.input(1))](auto zero) -> Kernel {
        using T = decltype(zero);
        return [takes](std::byte* const* operands, Workers& workers) {
            kernels::add_taken<T>(takes, elements<T>(operands, 0), elements<std::int64_t>(operands, 1),
                                  elements<T>(operands, 2), workers);
        };
    });
}

const OpDef add_taken_def{
    .name = "add_taken",
    .runs_as = OpClass::opaque,
    .shape = add_taken_rule,
    .vjp =
        [](const Var& y, const Var& g) {
            const auto axis = static_cast<std::int64_t>(y.attributes().get<AddTakenAttributes>().axis);
            return Grads{take(g, y.input(1), axis), Var()};
        },
    .kernel = add_taken_kernel,
};

const OpDef take_def{
    .name = "take",
    .runs_as = OpClass::opaque,
    .shape = take_rule,
    .vjp =
        [](const Var& y, const Var& g) {
            const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
            const AddTakenAttributes attributes{y.input(0).shape(), axis};
            return Grads{apply(add_taken_def, {g, y.input(1)}, attributes), Var()};
        },
    .kernel = take_kernel,
};

}  // namespace

Var take(const Var& x, const Var& index, std::int64_t axis) {
    return apply(take_def, {x, index}, AxisAttributes{axis_of(x, axis, "take")});
}

Var gather(const Var& x, const Var& index, std::int64_t axis) {
    return apply(gather_def, {x, index}, AxisAttributes{axis_of(x, axis, "gather")});
}

Var scatter_add(const Var& x, const Var& index, std::int64_t axis, std::int64_t size) {
    return apply(scatter_add_def, {x, index}, ScatterAttributes{axis_of(x, axis, "scatter_add"), size});
}

Var scattered_singles(const Var& v, std::size_t axis) {
    const bool single = &v.op() == &scatter_add_def && v.attributes().get<ScatterAttributes>().axis == axis &&
                        v.input(0).shape()[axis] == 1;
    return single ? v.input(0) : Var();
}

Var one_hot(const Var& labels, std::int64_t classes, Dtype dtype) {
    if (labels.dtype() != Dtype::int64)
        throw located<TypeError>(labels, "one_hot",
                                 {.found = fmt::format("labels of {}", to_string(labels.dtype())),
                                  .expected = "int64",
                                  .fix = "convert them with cast(labels, Dtype::int64)"});
    if (!is_floating(dtype))
        throw located<TypeError>(labels, "one_hot",
                                 {.found = fmt::format("a result of {}", to_string(dtype)),
                                  .expected = std::string(name(kernels::Floating{}))});
    if (classes < 0)
        throw located<ShapeError>(labels, "one_hot",
                                  {.found = fmt::format("{} classes", classes), .expected = "at least 0"});
    return cast(equal(expand_dims(labels, -1), iota(labels, classes)), dtype);
}

}  // namespace xgrad
