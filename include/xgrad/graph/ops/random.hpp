#pragma once

#include "xgrad/graph/var.hpp"

#include <string_view>

namespace xgrad {

/// Uniform in [0, 1), element i from draw i of the stream `name` under the key. key: int64 [2], a seed and a counter
/// that the caller moves on (the training step): the same key gives the same numbers. Floating dtype; derivative zero.
Var random_uniform(const Var& key, const Shape& shape, Dtype dtype, std::string_view stream);

/// Normal with mean 0 and standard deviation 1, by the method of Box and Muller (1958), from draws of random_uniform.
Var random_normal(const Var& key, const Shape& shape, Dtype dtype, std::string_view stream);

/// Booleans that are true with that probability, in [0, 1], each by its own draw of random_uniform. probability: floating,
/// broadcasts to `shape`.
Var random_bernoulli(const Var& key, const Var& probability, const Shape& shape, std::string_view stream);

}  // namespace xgrad
