#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>

// Running sums and products along an axis, of numbers of any dtype and in the operand's shape. They are made of log2(n)
// maps over all n elements of the axis, so their rounding error grows with log2(n) alone. ShapeError for an axis out of
// range.
namespace xgrad {

/// The sum of each element and all before it.
Var cumsum(const Var& x, std::int64_t axis);
/// The product of each element and all before it. Its derivative is right where factors are 0.
Var cumprod(const Var& x, std::int64_t axis);

}  // namespace xgrad
