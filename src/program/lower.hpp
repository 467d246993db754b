#pragma once

#include "xgrad/graph/op.hpp"

namespace xgrad {

/// The kernel that computes a node from its inputs: the op's own, or the map driver around the op's tile.
Kernel lower(const Var& v);

/// A kernel that copies a value: its first operand to its second.
Kernel copy_kernel(const Var& v);

}  // namespace xgrad
