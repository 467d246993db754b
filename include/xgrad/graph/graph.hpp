#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/graph/attributes.hpp"
#include "xgrad/graph/var.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// What asked for a node, as messages name it; either may be empty.
struct Source {
    std::string place = {};  ///< in a file: "model.json:14:5"
    std::string label = {};  ///< "model[2] (Linear \"fc1\")"
};

/// Where a node comes from, for people: a path of names ("fc1/relu"), and what asked for it.
struct Origin {
    std::string path = {};
    Source source = {};
};

/// One value of a graph: an op applied to earlier nodes.
struct Node {
    const OpDef* op;
    std::vector<NodeId> inputs;
    Attributes attributes;
    Shape shape;
    Dtype dtype;
    std::int32_t origin;  ///< index into the graph's origins
    bool gradient;        ///< made by the reverse sweep, on behalf of its origin
};

/// An append-only list of nodes in single assignment: a computation, traced. A handle: copies are the same graph.
class Graph {
public:
    Graph();

    /// A value that is given at each run.
    Var input(std::string name, const Shape& shape, Dtype dtype);
    /// A value that never changes.
    Var constant(const Array& value);
    /// Applies an op. Constants among the inputs are placed in this graph; shape and dtype follow from the op's rule.
    /// Throws ShapeError or TypeError, naming op and origin, if the inputs do not suit the op or are of another graph.
    Var add(const OpDef& op, std::vector<Var> inputs, Attributes attributes = {});

    std::size_t size() const noexcept;
    const Node& node(NodeId id) const;
    Var var(NodeId id) const { return {*this, id}; }
    const Origin& origin(const Node& node) const;
    /// The problem with its place and where filled in for the nodes to come: for the errors of a function that adds them.
    Problem locate(Problem problem, std::string_view function = {}) const;

    friend bool operator==(const Graph& a, const Graph& b) noexcept { return a.state_ == b.state_; }

private:
    friend class Var;
    friend class OriginScope;
    friend class GradientScope;
    friend class Rewriter;
    explicit Graph(std::shared_ptr<GraphState> state) : state_(std::move(state)) {}
    Var place(const Var& value, Dtype dtype_of_numbers);

    std::shared_ptr<GraphState> state_;
};

/// While it lives, nodes added to the graph have that origin: `name` below the path in force (an empty name adds
/// nothing), asked for by `source` (without a label, by the one in force).
class OriginScope {
public:
    OriginScope(const Graph& graph, const std::string& name, const Source& source = {});
    ~OriginScope();
    OriginScope(const OriginScope&) = delete;
    OriginScope& operator=(const OriginScope&) = delete;

private:
    std::shared_ptr<GraphState> graph_;
    std::int32_t before_;
};

/// While it lives, nodes added to the graph belong to the derivative of the given node.
class GradientScope {
public:
    explicit GradientScope(const Var& of);
    ~GradientScope();
    GradientScope(const GradientScope&) = delete;
    GradientScope& operator=(const GradientScope&) = delete;

private:
    std::shared_ptr<GraphState> graph_;
    std::int32_t origin_before_;
    bool gradient_before_;
};

/// Applies an op in the graph of its inputs; at least one must be in a graph. Throws as Graph::add does.
Var apply(const OpDef& op, std::vector<Var> inputs, Attributes attributes = {});

}  // namespace xgrad
