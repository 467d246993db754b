#include "xgrad/graph/ops/recompute.hpp"

#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/op.hpp"

#include <fmt/format.h>
#include <map>
#include <set>

namespace xgrad {
namespace {

struct RecomputeAttributes {
    NodeId first;
    NodeId last;
    bool operator==(const RecomputeAttributes&) const = default;
};

std::string describe(const RecomputeAttributes& attributes) {
    return fmt::format("from %{} to %{}", attributes.first, attributes.last);
}

// The number of the copy, so that no two of them are taken for the same.
struct AnewAttributes {
    NodeId copy;
    bool operator==(const AnewAttributes&) const = default;
};

std::string describe(const AnewAttributes& attributes) { return fmt::format("copy={}", attributes.copy); }

Result of_first_input(std::span<const Var> inputs, const Attributes&) {
    return {inputs[0].shape(), inputs[0].dtype()};
}

// x as the start of a computation that is not to be shared with any other, nor to begin before the cotangent g is there.
const OpDef anew_def{
    .name = "anew",
    .runs_as = OpClass::view,
    .shape = of_first_input,
    .vjp =
        [](const Var&, const Var& g) {
            return Grads{g, Var()};
        },
};

// The nodes of the region that `last` needs, in their order, and the values from elsewhere that they read.
struct Region {
    std::set<NodeId> nodes = {};
    std::set<NodeId> outer = {};
};

Region region_of(const Graph& graph, NodeId first, NodeId last) {
    Region region{.nodes = {last}};
    for (auto node = region.nodes.rbegin(); node != region.nodes.rend(); ++node)
        for (const NodeId input : graph.node(*node).inputs)
            (input >= first ? region.nodes : region.outer).insert(input);
    return region;
}

Grads recompute_vjp(const Var& y, const Var& g) {
    Graph graph = y.graph();
    const auto& attributes = y.attributes().get<RecomputeAttributes>();
    const Region region = region_of(graph, attributes.first, attributes.last);
    std::map<NodeId, Var> copies;
    std::vector<Var> starts;
    for (std::size_t i = 1; i < y.input_count(); ++i) {
        const Var outer = y.input(i);
        starts.push_back(graph.add(anew_def, {outer, g}, AnewAttributes{g.id()}));
        copies[outer.id()] = starts.back();
    }
    for (const NodeId id : region.nodes) {
        const Node node = graph.node(id);
        std::vector<Var> inputs;
        for (const NodeId input : node.inputs)
            inputs.push_back(copies.contains(input) ? copies.at(input) : graph.var(input));
        copies[id] = graph.add(*node.op, std::move(inputs), node.attributes);
    }
    std::vector<Var> wrt;
    for (const Var& start : starts)
        if (is_floating(start.dtype())) wrt.push_back(start);
    const std::vector<Var> slopes =
        reverse_sweep(std::vector{copies.at(attributes.last)}, std::vector{g}, wrt);
    Grads grads{Var()};
    for (std::size_t next = 0; const Var& start : starts)
        grads.push_back(is_floating(start.dtype()) ? slopes[next++] : Var());
    return grads;
}

const OpDef recompute_def{
    .name = "recompute",
    .runs_as = OpClass::view,
    .shape = of_first_input,
    .vjp = recompute_vjp,
};

}  // namespace

Var recomputed(const Var& y, NodeId first) {
    if (y.id() < first) return y;
    Graph graph = y.graph();
    std::vector<Var> inputs{y};
    for (const NodeId outer : region_of(graph, first, y.id()).outer) inputs.push_back(graph.var(outer));
    return graph.add(recompute_def, std::move(inputs), RecomputeAttributes{first, y.id()});
}

}  // namespace xgrad
