#pragma once

#include "xgrad/graph/var.hpp"

namespace xgrad {

/// y_i = exp(x_i - max x) / sum_j exp(x_j - max x) along one axis; slices sum to 1. Floating, rank >= 1.
/// Throws ShapeError if the axis is out of range or has size 0. Source: Bridle 1990.
Var softmax(const Var& x, std::int64_t axis = -1);

/// log(softmax(x)) without the loss of small probabilities: x_i - max x - log(sum_j exp(x_j - max x)).
/// Finite for logits of any size. Throws as softmax does.
Var log_softmax(const Var& x, std::int64_t axis = -1);

}  // namespace xgrad
