#pragma once

#include "xgrad/graph/var.hpp"

namespace xgrad {

enum class Transpose : bool { no, yes };

/// Matrix product over the last two axes, a: [..., n, k], b: [..., k, m] -> [..., n, m]; axes in front broadcast.
/// A transposed operand is read with its last two axes swapped, without a copy; so is one that is the result of such a
/// transpose(). Floating, one dtype, rank >= 2.
/// Throws ShapeError if the inner axes differ or the front axes do not broadcast.
Var matmul(const Var& a, const Var& b, Transpose transpose_a = Transpose::no,
           Transpose transpose_b = Transpose::no);

}  // namespace xgrad
