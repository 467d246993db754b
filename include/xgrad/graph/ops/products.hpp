#pragma once

#include "xgrad/graph/ops/shape.hpp"

#include <span>
#include <string_view>

// Products made of matmul. Floating, one dtype.
namespace xgrad {

/// NumPy's dot: of two vectors their sum of products, a number; else over the last axis of a and the last but one of b (or
/// its only one); with a number, the product. Throws ShapeError if these axes differ.
Var dot(const Var& a, const Var& b);

/// Every element of a times every element of b: [size of a, size of b].
Var outer(const Var& a, const Var& b);

/// The sum of products over pairs of axes, a's and b's in their order; the result has the other axes of a, then those of b.
/// Throws ShapeError unless there are as many of each, and of one size.
Var tensordot(const Var& a, const Var& b, const Axes& a_axes, const Axes& b_axes);
/// Over the last `count` axes of a and the first of b.
Var tensordot(const Var& a, const Var& b, std::int64_t count = 2);

/// The sum of a diagonal of the matrices in the last two axes; diagonals are counted as in diagonal(). Any numbers.
Var trace(const Var& x, std::int64_t offset = 0);

/// Einstein's sum, as NumPy's einsum: a letter for each axis, those that the result lacks are summed over:
/// einsum("ij,jk->ik", {a, b}). A letter twice in an operand means its diagonal; "..." stands for the axes that are not
/// named, which broadcast. Without "->" the result has the letters that occur once, in alphabetical order, behind "...".
/// Operands are multiplied from left to right. Throws ShapeError for subscripts that do not fit the operands.
Var einsum(std::string_view subscripts, std::span<const Var> operands);
Var einsum(std::string_view subscripts, std::initializer_list<Var> operands);

}  // namespace xgrad
