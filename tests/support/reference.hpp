#pragma once

#include "xgrad/base/array.hpp"

#include <cstdint>
#include <functional>
#include <vector>

// Plain loops in double, to compare kernels with.
namespace xgrad::tests {

/// The array reduced over the marked axes, one element after the other.
std::vector<double> reduce_plainly(const Array& x, const std::vector<bool>& reduced, double start,
                                   const std::function<double(double, double)>& combine);

/// a b, with a of [rows, inner] or its transpose, b of [inner, columns] or its.
std::vector<double> multiply_plainly(const Array& a, const Array& b, bool transpose_a, bool transpose_b);

/// exp(x_i) / sum_j exp(x_j) along the axis; for numbers of modest size.
std::vector<double> softmax_plainly(const Array& x, std::size_t axis);

/// The axes in that order.
std::vector<double> transpose_plainly(const Array& x, const std::vector<std::size_t>& order);

}  // namespace xgrad::tests
