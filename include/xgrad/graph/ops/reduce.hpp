#pragma once

#include "xgrad/graph/ops/shape.hpp"

// Reductions over axes. No axes means all of them; `keep_dims` leaves each with size 1. Sums are taken in a fixed
// tree that depends on the shape alone. All throw ShapeError for an axis out of range or named twice.
namespace xgrad {

enum class KeepDims : bool { no, yes };

/// Numbers of any dtype; 0 over no elements.
Var sum(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
/// Floating. Throws ShapeError over no elements.
Var mean(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
/// Largest and smallest; elements that tie share the cotangent equally. Numbers of any dtype. Throw ShapeError over
/// no elements.
Var max(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
Var min(const Var& x, const Axes& axes = {}, KeepDims keep = KeepDims::no);
/// Where along the axis the largest element stands (the first of equals), as int64; derivative zero.
Var argmax(const Var& x, std::int64_t axis = -1);
/// Likewise of the smallest.
Var argmin(const Var& x, std::int64_t axis = -1);

}  // namespace xgrad
