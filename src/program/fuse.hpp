#pragma once

#include "xgrad/graph/graph.hpp"

#include <span>
#include <vector>

namespace xgrad {

/// The node whose memory a view reads; any other node itself.
NodeId root_of(const Graph& graph, NodeId id);

/// Nodes that one kernel computes, inputs before their users.
using Unit = std::vector<NodeId>;

/// How the nodes to compute, inputs before their users, are gathered into units.
using Grouping = std::vector<Unit> (*)(const Graph& graph, std::span<const NodeId> steps);

/// Each node by itself.
std::vector<Unit> separate(const Graph& graph, std::span<const NodeId> steps);

/// Gathers maps over equally many elements, where one feeds the other or both read the same array (a single number does not
/// count), and the folds of what they compute, so that each group becomes one loop. `steps`: the nodes to compute, inputs
/// before their users. The units come in an order that can be run, and the values are the same bits as those of separate
/// units.
std::vector<Unit> fuse(const Graph& graph, std::span<const NodeId> steps);

}  // namespace xgrad
