#pragma once

#include "xgrad/graph/var.hpp"

#include <string_view>

namespace xgrad {

/// Uniform in [0, 1), element i from draw i of the stream `name` under the key. key: int64 [2], a seed and a counter
/// that the caller moves on (the training step): the same key gives the same numbers. Floating dtype; derivative zero.
Var random_uniform(const Var& key, const Shape& shape, Dtype dtype, std::string_view stream);

}  // namespace xgrad
