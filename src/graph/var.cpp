#include "xgrad/graph/var.hpp"

#include "graph/state.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad {

Var::Var(const Graph& graph, NodeId id) : value_(Placed{graph.state_, id}) {}

const Var::Placed& Var::placed() const {
    if (const auto* placed = std::get_if<Placed>(&value_)) return *placed;
    throw TypeError({.found = empty() ? "an empty Var" : "a constant that has not met a traced value",
                     .expected = "a value of a graph",
                     .fix = "combine it with an input of the traced function first"});
}

const Shape& Var::shape() const { return array() != nullptr ? array()->shape() : node().shape; }

Dtype Var::dtype() const { return array() != nullptr ? array()->dtype() : node().dtype; }

NodeId Var::id() const { return placed().id; }

Graph Var::graph() const { return Graph(placed().graph); }

const Node& Var::node() const {
    const Placed& here = placed();
    return here.graph->nodes[static_cast<std::size_t>(here.id)];
}

const OpDef& Var::op() const { return *node().op; }

const Attributes& Var::attributes() const { return node().attributes; }

std::size_t Var::input_count() const { return node().inputs.size(); }

Var Var::input(std::size_t i) const { return {graph(), node().inputs[i]}; }

}  // namespace xgrad
