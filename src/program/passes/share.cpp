#include "program/passes/pass.hpp"
#include "xgrad/graph/op.hpp"

#include <algorithm>
#include <map>

// The same op on the same inputs is computed once.
namespace xgrad {
namespace {

Module share(const Module& module) {
    std::map<std::pair<const void*, std::vector<NodeId>>, std::vector<Var>> known;
    return rewrite(module, [&](Rewriter& rewriter, NodeId old) {
        const Node& node = rewriter.old(old);
        std::vector<NodeId> inputs;
        for (const NodeId input : node.inputs) inputs.push_back(rewriter[input].id());
        std::vector<Var>& candidates = known[{node.op, inputs}];
        const auto same = std::find_if(candidates.begin(), candidates.end(),
                                       [&](const Var& v) { return v.attributes() == node.attributes; });
        if (same != candidates.end()) rewriter.replace(old, *same);
        else candidates.push_back(rewriter.copy(old));
    });
}

}  // namespace

const Pass share_pass{{"share", "computes once what is computed twice"}, share};

}  // namespace xgrad
