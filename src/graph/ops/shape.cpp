#include "xgrad/graph/ops/shape.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/map_rule.hpp"
#include "graph/ops/transposed.hpp"
#include "kernels/axis_view.hpp"
#include "kernels/copy.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/reduce.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

using kernels::StridedCopy;

struct ShapeAttributes {
    Shape shape;
    bool operator==(const ShapeAttributes&) const = default;
};

std::string describe(const ShapeAttributes& attributes) { return "shape=" + to_string(attributes.shape); }

Result reshape_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const Shape& shape = attributes.get<ShapeAttributes>().shape;
    const Var& x = inputs[0];
    if (x.size() != shape.size())
        throw ShapeError({.found = fmt::format("{} elements of shape {}", x.size(), to_string(x.shape())),
                          .expected = fmt::format("{}, for shape {}", shape.size(), to_string(shape))});
    return {shape, x.dtype()};
}

const OpDef reshape_def{
    .name = "reshape",
    .runs_as = OpClass::view,
    .shape = reshape_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{reshape(g, y.input(0).shape())}; },
};

Result broadcast_to_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const Shape& shape = attributes.get<ShapeAttributes>().shape;
    if (!broadcasts_to(inputs[0].shape(), shape))
        throw ShapeError(
            {.found = fmt::format("shape {} for {}", to_string(inputs[0].shape()), to_string(shape)),
             .expected = "equal sizes, or 1, in each axis from the back"});
    return {shape, inputs[0].dtype()};
}

}  // namespace

// A map of a formula that changes nothing: the broadcast is what every map does to its inputs.
const OpDef broadcast_to_def{
    .name = "broadcast_to",
    .runs_as = OpClass::map,
    .shape = broadcast_to_rule,
    .vjp = [](const Var&, const Var& g) { return Grads{g}; },
    .tile = kernels::tile<1, kernels::Any>([](auto x) { return x; }),
};

namespace {

struct OrderAttributes {
    std::vector<std::size_t> order;  ///< axis i of the result is axis order[i] of the input
    bool operator==(const OrderAttributes&) const = default;
};

std::string describe(const OrderAttributes& attributes) {
    return fmt::format("order=[{}]", fmt::join(attributes.order, ", "));
}

Result transpose_rule(std::span<const Var> inputs, const Attributes& attributes) {
    Shape shape;
    for (const std::size_t axis : attributes.get<OrderAttributes>().order)
        shape.push_back(inputs[0].shape()[axis]);
    return {shape, inputs[0].dtype()};
}

Grads transpose_vjp(const Var& y, const Var& g) {
    const auto& order = y.attributes().get<OrderAttributes>().order;
    Axes inverse(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) inverse[order[i]] = static_cast<std::int64_t>(i);
    return {transpose(g, inverse)};
}

Kernel transpose_kernel(const Var& y) {
    const auto& order = y.attributes().get<OrderAttributes>().order;
    const Strides strides = row_major_strides(y.input(0).shape());
    Strides from{};
    for (std::size_t i = 0; i < order.size(); ++i) from[i] = strides[order[i]];
    return [copy = StridedCopy(y.shape(), from, row_major_strides(y.shape()), size_of(y.dtype()))](
               std::byte* const* operands, Workers& workers) { copy(operands[0], operands[1], workers); };
}

const OpDef transpose_def{
    .name = "transpose",
    .runs_as = OpClass::opaque,
    .shape = transpose_rule,
    .vjp = transpose_vjp,
    .kernel = transpose_kernel,
};

// Bytes from the start of an array to position `index` of an axis.
std::size_t bytes_before(const Var& x, std::size_t axis, std::int64_t index) {
    return static_cast<std::size_t>(index * row_major_strides(x.shape())[axis]) * size_of(x.dtype());
}

// All of `part`, into the place where it stands in `whole` or out of it.
StridedCopy copy_into(const Var& whole, const Var& part) {
    return {part.shape(), row_major_strides(part.shape()), row_major_strides(whole.shape()),
            size_of(part.dtype())};
}

StridedCopy copy_out_of(const Var& whole, const Var& part) {
    return {part.shape(), row_major_strides(whole.shape()), row_major_strides(part.shape()),
            size_of(part.dtype())};
}

Result concatenate_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const std::size_t axis = attributes.get<AxisAttributes>().axis;
    const Dtype dtype = common_dtype(
        inputs, [](Dtype) { return true; }, name(kernels::Any{}));
    Shape shape = inputs[0].shape();
    for (const Var& part : inputs.subspan(1)) {
        const bool fits =
            part.rank() == shape.rank() && part.shape().without_axis(axis) == shape.without_axis(axis);
        if (!fits)
            throw ShapeError({.found = fmt::format("shapes {} and {}", to_string(inputs[0].shape()),
                                                   to_string(part.shape())),
                              .expected = fmt::format("equal sizes in every axis but {}", axis)});
        shape[axis] += part.shape()[axis];
    }
    return {shape, dtype};
}

Grads concatenate_vjp(const Var& y, const Var& g) {
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    Grads grads;
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < y.input_count(); ++i) {
        const std::int64_t end = begin + y.input(i).shape()[axis];
        grads.push_back(slice(g, static_cast<std::int64_t>(axis), begin, end));
        begin = end;
    }
    return grads;
}

Kernel concatenate_kernel(const Var& y) {
    struct Part {
        StridedCopy copy;
        std::size_t target;
    };
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    std::vector<Part> parts;
    std::int64_t begin = 0;
    for (std::size_t i = 0; i < y.input_count(); ++i) {
        parts.push_back({copy_into(y, y.input(i)), bytes_before(y, axis, begin)});
        begin += y.input(i).shape()[axis];
    }
    return [parts](std::byte* const* operands, Workers& workers) {
        std::byte* target = operands[parts.size()];
        for (std::size_t i = 0; i < parts.size(); ++i)
            parts[i].copy(operands[i], target + parts[i].target, workers);
    };
}

const OpDef concatenate_def{
    .name = "concatenate",
    .runs_as = OpClass::opaque,
    .shape = concatenate_rule,
    .vjp = concatenate_vjp,
    .kernel = concatenate_kernel,
};

struct SliceAttributes {
    std::size_t axis;
    std::int64_t begin;
    std::int64_t end;
    bool operator==(const SliceAttributes&) const = default;
};

std::string describe(const SliceAttributes& a) {
    return fmt::format("axis={}, begin={}, end={}", a.axis, a.begin, a.end);
}

Result slice_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& [axis, begin, end] = attributes.get<SliceAttributes>();
    Shape shape = inputs[0].shape();
    if (begin < 0 || begin > end || end > shape[axis])
        throw ShapeError(
            {.found = fmt::format("elements {} to {} of an axis of size {}", begin, end, shape[axis]),
             .expected = fmt::format("0 <= begin <= end <= {}", shape[axis])});
    shape[axis] = end - begin;
    return {shape, inputs[0].dtype()};
}

Grads slice_vjp(const Var& y, const Var& g) {
    const auto& [axis, begin, end] = y.attributes().get<SliceAttributes>();
    return {pad(g, static_cast<std::int64_t>(axis), begin, y.input(0).shape()[axis] - end)};
}

Kernel slice_kernel(const Var& y) {
    const auto& slice = y.attributes().get<SliceAttributes>();
    return [copy = copy_out_of(y.input(0), y), start = bytes_before(y.input(0), slice.axis, slice.begin)](
               std::byte* const* operands, Workers& workers) {
        copy(operands[0] + start, operands[1], workers);
    };
}

const OpDef slice_def{
    .name = "slice",
    .runs_as = OpClass::opaque,
    .shape = slice_rule,
    .vjp = slice_vjp,
    .kernel = slice_kernel,
};

struct PadAttributes {
    std::size_t axis;
    std::int64_t before;
    std::int64_t after;
    bool operator==(const PadAttributes&) const = default;
};

std::string describe(const PadAttributes& a) {
    return fmt::format("axis={}, before={}, after={}", a.axis, a.before, a.after);
}

Result pad_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& [axis, before, after] = attributes.get<PadAttributes>();
    if (before < 0 || after < 0)
        throw ShapeError({.found = fmt::format("{} zeros before and {} after", before, after),
                          .expected = "counts of at least 0"});
    Shape shape = inputs[0].shape();
    shape[axis] += before + after;
    return {shape, inputs[0].dtype()};
}

Grads pad_vjp(const Var& y, const Var& g) {
    const auto& [axis, before, after] = y.attributes().get<PadAttributes>();
    return {slice(g, static_cast<std::int64_t>(axis), before, before + y.input(0).shape()[axis])};
}

Kernel pad_kernel(const Var& y) {
    const auto& [axis, before, after] = y.attributes().get<PadAttributes>();
    const std::int64_t rows = kernels::view_axis(y.shape(), axis).outer;
    const std::size_t row = bytes_before(y, axis, y.shape()[axis]);
    const std::size_t head = bytes_before(y, axis, before);
    const std::size_t tail = bytes_before(y, axis, after);
    return [copy = copy_into(y, y.input(0)), rows, row, head, tail](std::byte* const* operands,
                                                                    Workers& workers) {
        kernels::zero_rows(operands[1], rows, row, head, workers);
        copy(operands[0], operands[1] + head, workers);
        kernels::zero_rows(operands[1] + (row - tail), rows, row, tail, workers);
    };
}

const OpDef pad_def{
    .name = "pad",
    .runs_as = OpClass::opaque,
    .shape = pad_rule,
    .vjp = pad_vjp,
    .kernel = pad_kernel,
};

// The order with axes counted from the front; by default the reverse.
std::vector<std::size_t> check_order(const Var& x, const Axes& order) {
    const std::size_t rank = x.rank();
    std::vector<std::size_t> result;
    if (order.empty())
        for (std::size_t axis = rank; axis-- > 0;) result.push_back(axis);
    for (const std::int64_t axis : order) result.push_back(axis_of(x, axis, "transpose"));
    std::vector<bool> named(rank);
    for (const std::size_t axis : result) named[axis] = true;
    if (result.size() != rank || std::find(named.begin(), named.end(), false) != named.end())
        throw located<ShapeError>(
            x, "transpose",
            {.found = fmt::format("order [{}] for an array of rank {}", fmt::join(order, ", "), rank),
             .expected = "each axis once"});
    return result;
}

// Whether the axes that have more than one element keep their order, so that the memory stays as it is.
bool moves_nothing(const Shape& shape, const std::vector<std::size_t>& order) {
    std::vector<std::size_t> moved;
    std::copy_if(order.begin(), order.end(), std::back_inserter(moved),
                 [&](std::size_t axis) { return shape[axis] != 1; });
    return std::is_sorted(moved.begin(), moved.end());
}

}  // namespace

Var reshape(const Var& x, const Shape& shape) {
    if (x.shape() == shape) return x;
    return apply(reshape_def, {x}, ShapeAttributes{shape});
}

Var broadcast_to(const Var& x, const Shape& shape) {
    if (x.shape() == shape) return x;
    return apply(broadcast_to_def, {x}, ShapeAttributes{shape});
}

Var sum_to(const Var& x, const Shape& shape) {
    if (x.shape() == shape) return x;
    if (!broadcasts_to(shape, x.shape()))
        throw located<ShapeError>(
            x, "sum_to",
            {.found = fmt::format("shape {} for {}", to_string(x.shape()), to_string(shape)),
             .expected = "a shape that broadcasting can make from it"});
    const std::size_t added = x.rank() - shape.rank();
    Axes repeated;
    for (std::size_t axis = 0; axis < x.rank(); ++axis)
        if (axis < added || shape[axis - added] != x.shape()[axis])
            repeated.push_back(static_cast<std::int64_t>(axis));
    return reshape(sum(x, repeated), shape);
}

Var transpose(const Var& x, const Axes& order) {
    const std::vector<std::size_t> axes = check_order(x, order);
    if (!moves_nothing(x.shape(), axes)) return apply(transpose_def, {x}, OrderAttributes{axes});
    Shape shape;
    for (const std::size_t axis : axes) shape.push_back(x.shape()[axis]);
    return reshape(x, shape);
}

Var matrices_of_transposed(const Var& y) {
    if (!y.in_graph() || &y.op() != &transpose_def) return {};
    std::vector<std::size_t> order = y.attributes().get<OrderAttributes>().order;
    std::swap(order[order.size() - 2], order[order.size() - 1]);
    return std::is_sorted(order.begin(), order.end()) ? y.input(0) : Var();
}

Var expand_dims(const Var& x, std::int64_t axis) {
    const auto rank = static_cast<std::int64_t>(x.rank());
    if (axis < -rank - 1 || axis > rank)
        throw located<ShapeError>(x, "expand_dims",
                                  {.found = fmt::format("axis {} for an array of rank {}", axis, rank),
                                   .expected = fmt::format("an axis from {} to {}", -rank - 1, rank)});
    return reshape(x, x.shape().with_axis(static_cast<std::size_t>(axis < 0 ? axis + rank + 1 : axis), 1));
}

Var concatenate(std::span<const Var> parts, std::int64_t axis) {
    if (parts.empty())
        throw ShapeError({.where = "concatenate", .found = "no arrays", .expected = "at least one"});
    const auto placed =
        std::find_if(parts.begin(), parts.end(), [](const Var& part) { return part.in_graph(); });
    const AxisAttributes attributes{axis_of(placed == parts.end() ? parts[0] : *placed, axis, "concatenate")};
    if (parts.size() == 1) return parts[0];
    return apply(concatenate_def, {parts.begin(), parts.end()}, attributes);
}

Var slice(const Var& x, std::int64_t axis, std::int64_t begin, std::int64_t end) {
    const std::size_t from_front = axis_of(x, axis, "slice");
    if (begin == 0 && end == x.shape()[from_front]) return x;
    return apply(slice_def, {x}, SliceAttributes{from_front, begin, end});
}

Var pad(const Var& x, std::int64_t axis, std::int64_t before, std::int64_t after) {
    const std::size_t from_front = axis_of(x, axis, "pad");
    if (before == 0 && after == 0) return x;
    return apply(pad_def, {x}, PadAttributes{from_front, before, after});
}

}  // namespace xgrad
