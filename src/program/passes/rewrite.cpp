#include "graph/index.hpp"
#include "program/passes/pass.hpp"
#include "xgrad/graph/op.hpp"

namespace xgrad {
namespace {

// The nodes that the outputs need; behind the module's inputs nothing is.
std::vector<bool> needed(const Module& module, const Graph& graph, const std::vector<bool>& is_input) {
    std::vector<bool> live(graph.size());
    for (const Var& output : module.outputs) live[index(output.id())] = true;
    for (auto id = static_cast<NodeId>(graph.size()); id-- > 0;)
        if (live[index(id)] && !is_input[index(id)])
            for (const NodeId input : graph.node(id).inputs) live[index(input)] = true;
    return live;
}

std::vector<Var> images(const Rewriter& rewriter, const std::vector<Var>& vars) {
    std::vector<Var> result;
    for (const Var& v : vars) result.push_back(rewriter[v.id()]);
    return result;
}

}  // namespace

Module rewrite(const Module& module, const std::function<void(Rewriter&, NodeId)>& put) {
    const Graph graph = module.outputs.front().graph();
    std::vector<bool> is_input(graph.size());
    Rewriter rewriter(graph);
    Graph to = rewriter.graph();
    for (const Var& input : module.inputs) {
        is_input[index(input.id())] = true;
        rewriter.set_origin(input.id());
        const bool is_source = input.op().runs_as == OpClass::source;
        rewriter.replace(input.id(), is_source ? rewriter.copy(input.id())
                                               : to.input("value", input.shape(), input.dtype()));
    }
    const std::vector<bool> live = needed(module, graph, is_input);
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id)
        if (live[index(id)] && !is_input[index(id)]) put(rewriter, id);
    return {images(rewriter, module.inputs), images(rewriter, module.outputs)};
}

}  // namespace xgrad
