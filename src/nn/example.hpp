#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>
#include <span>
#include <string>

// A value as the person sees it who writes a model: one example of the mini-batch.
namespace xgrad::nn {

/// The shape without the mini-batch axis.
Shape example_shape(const Var& v);

/// "[64]", "[64] and [32]", "[64], [32] and [10]"
std::string example_shapes(std::span<const Var> vars);

/// The axis counted from the front. Throws ShapeError, in the name of the layer in force, for the mini-batch axis and
/// outside [-rank, rank).
std::int64_t example_axis(const Var& x, std::int64_t axis);

}  // namespace xgrad::nn
