#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>

// Sorting along an axis. It is stable: equal elements keep their order. NaNs come last, as in NumPy. Numbers of any dtype;
// ShapeError for an axis out of range.
namespace xgrad {

/// The elements from the smallest to the largest. Each cotangent goes back to the place that its element came from.
Var sort(const Var& x, std::int64_t axis = -1);
/// The places of the elements in that order, as int64; derivative zero.
Var argsort(const Var& x, std::int64_t axis = -1);

}  // namespace xgrad
