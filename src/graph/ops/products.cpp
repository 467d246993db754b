#include "xgrad/graph/ops/products.hpp"

#include "graph/ops/axis.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/contract.hpp"
#include "xgrad/graph/ops/diagonal.hpp"
#include "xgrad/graph/ops/reduce.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace xgrad {
namespace {

Axes from_front(const std::vector<std::size_t>& axes) { return {axes.begin(), axes.end()}; }

Axes others(const Var& x, const Axes& axes) {
    Axes result;
    for (std::int64_t axis = 0; axis < static_cast<std::int64_t>(x.rank()); ++axis)
        if (std::find(axes.begin(), axes.end(), axis) == axes.end()) result.push_back(axis);
    return result;
}

Axes joined(Axes first, const Axes& second) {
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

Shape sizes(const Var& x, const Axes& axes) {
    Shape shape;
    for (const std::int64_t axis : axes) shape.push_back(x.dim(axis));
    return shape;
}

Var ordered(const Var& x, const Axes& order) { return x.rank() < 2 ? x : transpose(x, order); }

Axes counted(std::int64_t first, std::int64_t count) {
    Axes axes(static_cast<std::size_t>(count));
    std::iota(axes.begin(), axes.end(), first);
    return axes;
}

bool is_number(const Var& v) { return v.number() != nullptr || v.rank() == 0; }

}  // namespace

Var tensordot(const Var& a, const Var& b, const Axes& a_axes, const Axes& b_axes) {
    const Axes over_a = from_front(axes_of(a, a_axes, "tensordot"));
    const Axes over_b = from_front(axes_of(b, b_axes, "tensordot"));
    if (sizes(a, over_a) != sizes(b, over_b))
        throw located<ShapeError>(
            a, "tensordot",
            {.found = fmt::format("axes [{}] of shape {} and [{}] of shape {}", fmt::join(a_axes, ", "),
                                  to_string(a.shape()), fmt::join(b_axes, ", "), to_string(b.shape())),
             .expected = "as many axes of the same sizes"});
    const Axes rest_a = others(a, over_a);
    const Axes rest_b = others(b, over_b);
    const std::int64_t inner = sizes(a, over_a).size();
    const Shape rows = sizes(a, rest_a);
    const Shape columns = sizes(b, rest_b);
    const Var left = reshape(ordered(a, joined(rest_a, over_a)), {rows.size(), inner});
    const Var right = reshape(ordered(b, joined(over_b, rest_b)), {inner, columns.size()});
    Shape shape = rows;
    for (const std::int64_t size : columns) shape.push_back(size);
    return reshape(matmul(left, right), shape);
}

Var tensordot(const Var& a, const Var& b, std::int64_t count) {
    const auto ranks = static_cast<std::int64_t>(std::min(a.rank(), b.rank()));
    if (count < 0 || count > ranks)
        throw located<ShapeError>(
            a, "tensordot",
            {.found = fmt::format("{} axes of arrays of rank {} and {}", count, a.rank(), b.rank()),
             .expected = fmt::format("0 to {}", ranks)});
    return tensordot(a, b, counted(static_cast<std::int64_t>(a.rank()) - count, count), counted(0, count));
}

Var dot(const Var& a, const Var& b) {
    if (is_number(a) || is_number(b)) return a * b;
    return tensordot(a, b, {-1}, {b.rank() == 1 ? 0 : -2});
}

Var outer(const Var& a, const Var& b) { return matmul(reshape(a, {a.size(), 1}), reshape(b, {1, b.size()})); }

Var trace(const Var& x, std::int64_t offset) { return sum(diagonal(x, offset), {-1}); }

}  // namespace xgrad
