#pragma once

#include "xgrad/graph/var.hpp"
#include "xgrad/nn/scope.hpp"

#include <cstdint>
#include <span>
#include <string>

// A value as the person sees it who writes a model: one example of the mini-batch.
namespace xgrad::nn {

/// The shape without the mini-batch axis.
Shape example_shape(const Var& v);

/// Throws TypeError for inputs that are not of the model's dtype, ShapeError for those without an axis behind the
/// mini-batch's.
void require_features(const Scope& scope, const Var& x);

/// "[64]", "[64] and [32]", "[64], [32] and [10]"
std::string example_shapes(std::span<const Var> vars);

/// The axis counted from the front. Throws ShapeError, in the name of the layer in force, for the mini-batch axis and
/// outside [-rank, rank).
std::int64_t example_axis(const Var& x, std::int64_t axis);

}  // namespace xgrad::nn
