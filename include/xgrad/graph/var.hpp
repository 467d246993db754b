#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/graph/attributes.hpp"

#include <cstdint>
#include <memory>
#include <type_traits>
#include <variant>

namespace xgrad {

class Graph;
struct GraphState;
struct Node;
struct OpDef;

/// A node's number in its graph. Nodes come after their inputs, so the numbers are a topological order.
using NodeId = std::int32_t;

/// A value of a computation being traced: a node of a graph. Ops on Vars (xgrad/graph/ops.hpp) add nodes to it.
/// A number or an Array where a Var is wanted becomes a constant in the graph of the other operands; a number
/// takes their dtype. A Var keeps its graph alive.
class Var {
public:
    /// No value: what an op's derivative returns for an input that has none.
    Var() = default;
    template <class Number, class = std::enable_if_t<std::is_arithmetic_v<Number>>>
    // NOLINTNEXTLINE(google-explicit-constructor): so that x * 2 works
    Var(Number number) : value_(static_cast<double>(number)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): so that x * weights works
    Var(Array constant) : value_(std::move(constant)) {}
    Var(const Graph& graph, NodeId id);

    bool empty() const noexcept { return std::holds_alternative<std::monostate>(value_); }
    /// Whether it is a node, and not a constant that has not met a graph yet.
    bool in_graph() const noexcept { return std::holds_alternative<Placed>(value_); }
    /// The number or the array of a constant that has not met a graph; else nullptr.
    const double* number() const noexcept { return std::get_if<double>(&value_); }
    const Array* array() const noexcept { return std::get_if<Array>(&value_); }

    // What follows throws TypeError for an empty Var or one that is not in a graph.
    const Shape& shape() const;
    Dtype dtype() const;
    std::size_t rank() const { return shape().rank(); }
    std::int64_t size() const { return shape().size(); }
    /// Size of an axis; negative axes count from the back. Throws ShapeError outside [-rank, rank).
    std::int64_t dim(std::int64_t axis) const { return shape().dim(axis); }
    NodeId id() const;
    Graph graph() const;
    const Node& node() const;
    const OpDef& op() const;
    const Attributes& attributes() const;
    std::size_t input_count() const;
    Var input(std::size_t i) const;

private:
    struct Placed {
        std::shared_ptr<GraphState> graph;
        NodeId id;
    };
    const Placed& placed() const;

    std::variant<std::monostate, Placed, double, Array> value_;
};

}  // namespace xgrad
