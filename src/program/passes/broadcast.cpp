#include "program/passes/pass.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/shape.hpp"

// A map broadcasts what it reads, so that none of its inputs need be broadcast for it; and of repeated values alone it
// computes each once.
namespace xgrad {
namespace {

Var before_broadcast(Var v) {
    while (&v.op() == &broadcast_to_def) v = v.input(0);
    return v;
}

Module broadcast(const Module& module) {
    return rewrite(module, [](Rewriter& rewriter, NodeId old) {
        const Node& node = rewriter.old(old);
        if (node.op->runs_as != OpClass::map) {
            rewriter.copy(old);
            return;
        }
        std::vector<Var> inputs;
        for (const NodeId input : node.inputs) inputs.push_back(before_broadcast(rewriter[input]));
        const Var y = rewriter.copy(old, std::move(inputs));
        if (y.shape() != node.shape) rewriter.replace(old, broadcast_to(y, node.shape));
    });
}

}  // namespace

const Pass broadcast_pass{{"broadcast", "lets maps read what is repeated where it stands"}, broadcast};

}  // namespace xgrad
