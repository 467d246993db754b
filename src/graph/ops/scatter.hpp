#pragma once

#include "xgrad/graph/var.hpp"

#include <cstddef>

namespace xgrad {

/// Of a scatter_add that put one element in each row along the axis, those elements, of size 1 there: they are also the
/// rows' sums. Empty for any other value.
Var scattered_singles(const Var& v, std::size_t axis);

}  // namespace xgrad
