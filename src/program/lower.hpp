#pragma once

#include "program/fuse.hpp"
#include "xgrad/graph/op.hpp"

#include <functional>
#include <vector>

namespace xgrad {

/// A kernel, and the values that it is given: those it reads, then those it writes.
struct Lowered {
    Kernel kernel;
    std::vector<NodeId> operands;
};

/// What computes a unit: the op's own kernel, or a loop around the tiles of maps. is_stored: whether a value has memory.
Lowered lower(const Graph& graph, const Unit& unit, const std::function<bool(NodeId)>& is_stored);

/// A kernel that copies a value: its first operand to its second.
Kernel copy_kernel(const Var& v);

}  // namespace xgrad
