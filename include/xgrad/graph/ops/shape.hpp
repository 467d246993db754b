#pragma once

#include "xgrad/graph/op.hpp"
#include "xgrad/graph/var.hpp"

#include <span>
#include <vector>

// Ops that only arrange elements. They take and return any dtype.
namespace xgrad {

using Axes = std::vector<std::int64_t>;

/// The same elements, in row-major order, in another shape. Throws ShapeError if their number differs.
Var reshape(const Var& x, const Shape& shape);
extern const OpDef broadcast_to_def;
/// Axes of size 1, missing axes in front included, repeated. Throws ShapeError unless x broadcasts to it.
Var broadcast_to(const Var& x, const Shape& shape);
/// The reverse of broadcasting: sums over the axes that broadcasting from `shape` to x's shape would repeat.
Var sum_to(const Var& x, const Shape& shape);
/// Axes in another order; by default the reverse. Throws ShapeError unless `order` is a permutation of the axes.
Var transpose(const Var& x, const Axes& order = {});
/// An axis of size 1 put before position `axis`, in [-rank - 1, rank]. Throws ShapeError.
Var expand_dims(const Var& x, std::int64_t axis);
/// Arrays that agree in all other axes, one after the other along `axis`. Throws ShapeError.
Var concatenate(std::span<const Var> parts, std::int64_t axis);
/// Elements begin <= i < end of one axis. Throws ShapeError outside 0 <= begin <= end <= size.
Var slice(const Var& x, std::int64_t axis, std::int64_t begin, std::int64_t end);
/// Zeros put before and after along one axis: slice's counterpart. Throws ShapeError for negative counts.
Var pad(const Var& x, std::int64_t axis, std::int64_t before, std::int64_t after);

}  // namespace xgrad
