#pragma once

#include "xgrad/graph/graph.hpp"

#include <vector>

namespace xgrad {

/// Makes a graph anew from another, node by node in their order, each with the origin that it had. Nodes that are not
/// asked for are left behind.
class Rewriter {
public:
    explicit Rewriter(const Graph& from);

    /// What stands for a node of the old graph in the new one: empty before it is put there.
    const Var& operator[](NodeId old) const { return images_[static_cast<std::size_t>(old)]; }
    /// Puts a value of the new graph in the place of an old node.
    void replace(NodeId old, Var value) { images_[static_cast<std::size_t>(old)] = std::move(value); }
    /// Puts the node itself there, on what stands for its inputs.
    Var copy(NodeId old);
    /// Puts the node's op on other inputs there.
    Var copy(NodeId old, std::vector<Var> inputs);
    const Node& old(NodeId id) const { return from_.node(id); }
    /// Nodes made from now on have the origin of that old node.
    void set_origin(NodeId old);
    const Graph& graph() const noexcept { return to_; }

private:
    Graph from_;
    Graph to_;
    std::vector<Var> images_;
};

}  // namespace xgrad
