#include "xgrad/graph/graph.hpp"

#include "graph/index.hpp"
#include "graph/state.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

template <class E> [[noreturn]] void rethrow(const E& error, const Origin& origin, const OpDef& op) {
    throw E(locate(error.problem(), origin, op.name));
}

// The dtype that a plain number takes: that of the first operand which has one and is no condition.
Dtype number_dtype(const std::vector<Var>& inputs) {
    const auto typed = [](const Var& v) { return v.number() == nullptr && v.dtype() != Dtype::boolean; };
    const auto first = std::find_if(inputs.begin(), inputs.end(), typed);
    return first == inputs.end() ? Dtype::float64 : first->dtype();
}

}  // namespace

Graph::Graph() : state_(std::make_shared<GraphState>()) {}

Var Graph::input(std::string name, const Shape& shape, Dtype dtype) {
    return add(input_def, {}, InputAttributes{std::move(name), shape, dtype});
}

Var Graph::constant(const Array& value) { return add(constant_def, {}, ConstantAttributes{value}); }

Var Graph::place(const Var& value, Dtype dtype_of_numbers) {
    if (const double* number = value.number()) return constant(Array::scalar(*number).as(dtype_of_numbers));
    if (const Array* array = value.array()) return constant(*array);
    if (value.graph() == *this) return value;
    throw TypeError({.found = "a value of another graph",
                     .fix = "pass it in as an argument: a traced value means nothing outside its trace"});
}

Var Graph::add(const OpDef& op, std::vector<Var> inputs, Attributes attributes) {
    const Origin& origin = state_->origins[static_cast<std::size_t>(state_->origin)];
    try {
        const Dtype dtype = number_dtype(inputs);
        for (Var& input : inputs) input = place(input, dtype);
        const Result result = op.shape(inputs, attributes);
        std::vector<NodeId> ids(inputs.size());
        std::transform(inputs.begin(), inputs.end(), ids.begin(),
                       [](const Var& input) { return input.id(); });
        state_->nodes.push_back({&op, std::move(ids), std::move(attributes), result.shape, result.dtype,
                                 state_->origin, state_->gradient});
    } catch (const ShapeError& error) {
        rethrow(error, origin, op);
    } catch (const TypeError& error) {
        rethrow(error, origin, op);
    }
    return {*this, static_cast<NodeId>(state_->nodes.size()) - 1};
}

std::size_t Graph::size() const noexcept { return state_->nodes.size(); }

const Node& Graph::node(NodeId id) const { return state_->nodes[index(id)]; }

const Origin& Graph::origin(const Node& node) const {
    return state_->origins[static_cast<std::size_t>(node.origin)];
}

Problem Graph::locate(Problem problem, std::string_view function) const {
    return xgrad::locate(std::move(problem), state_->origins[static_cast<std::size_t>(state_->origin)],
                         function);
}

OriginScope::OriginScope(const Graph& graph, const std::string& name, const Source& source)
    : graph_(graph.state_), before_(graph.state_->origin) {
    Origin origin = graph_->origins[static_cast<std::size_t>(before_)];
    if (!name.empty()) origin.path += (origin.path.empty() ? "" : "/") + name;
    if (!source.label.empty()) origin.source = source;
    graph_->origin = static_cast<std::int32_t>(graph_->origins.size());
    graph_->origins.push_back(std::move(origin));
}

OriginScope::~OriginScope() { graph_->origin = before_; }

GradientScope::GradientScope(const Var& of)
    : graph_(of.graph().state_), origin_before_(graph_->origin), gradient_before_(graph_->gradient) {
    graph_->origin = of.node().origin;
    graph_->gradient = true;
}

GradientScope::~GradientScope() {
    graph_->origin = origin_before_;
    graph_->gradient = gradient_before_;
}

Var apply(const OpDef& op, std::vector<Var> inputs, Attributes attributes) {
    const auto placed =
        std::find_if(inputs.begin(), inputs.end(), [](const Var& input) { return input.in_graph(); });
    if (placed != inputs.end()) return placed->graph().add(op, std::move(inputs), std::move(attributes));
    throw TypeError({.where = std::string(op.name),
                     .found = "constants only",
                     .expected = "at least one value of a graph",
                     .fix = "compute it with xtensor or the standard library before the trace"});
}

double flops_of(const Var& y) {
    const OpDef& op = y.op();
    if (op.runs_as == OpClass::source || op.runs_as == OpClass::view) return 0;
    if (op.flops != nullptr) return op.flops(y);
    std::int64_t most = y.size();
    for (std::size_t i = 0; i < y.input_count(); ++i) most = std::max(most, y.input(i).size());
    return static_cast<double>(most);
}

Problem locate(Problem problem, const Origin& origin, std::string_view op) {
    const std::string& asker = origin.source.label.empty() ? origin.path : origin.source.label;
    problem.place = origin.source.place;
    problem.where = fmt::format("{}{}{}", asker, asker.empty() || op.empty() ? "" : ": ", op);
    return problem;
}

Grads zero_derivative(const Var& y, const Var&) { return Grads(y.input_count()); }

}  // namespace xgrad
