#pragma once

#include "xgrad/graph/var.hpp"

#include <span>
#include <vector>

namespace xgrad {

/// Reverse-mode sweep: adds to the graph the nodes that pull the outputs' cotangents back to `wrt`, and returns one
/// cotangent for each of `wrt`, of its shape and dtype (zeros where the outputs do not depend on it). Where a value
/// is used more than once its cotangents are summed. The result is graph like any other, so it can be swept again.
/// outputs and cotangents: equally many, in pairs of equal shape and floating dtype; all in one graph.
/// Throws TypeError for a `wrt` that is not floating or an op without derivative on the way, ShapeError for
/// cotangents of other shapes. Source: Griewank and Walther 2008, chapter 3.
std::vector<Var> reverse_sweep(std::span<const Var> outputs, std::span<const Var> cotangents,
                               std::span<const Var> wrt);

/// Forward mode: the outputs' derivatives in the direction of the tangents of `wrt`, one for each output. It is a
/// reverse sweep of a reverse sweep, which is linear in its cotangents: programs drop what only served to get there.
/// wrt and tangents: equally many, in pairs of equal shape. Throws as reverse_sweep does.
/// Source: Townsend 2017, "A new trick for calculating Jacobian vector products".
std::vector<Var> forward_sweep(std::span<const Var> outputs, std::span<const Var> wrt,
                               std::span<const Var> tangents);

/// The gradient of a scalar: reverse_sweep with the cotangent 1. Throws ShapeError if the loss has more than one
/// element.
std::vector<Var> gradients(const Var& loss, std::span<const Var> wrt);

}  // namespace xgrad
