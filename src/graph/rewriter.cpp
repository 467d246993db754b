#include "xgrad/graph/rewriter.hpp"

#include "graph/state.hpp"

namespace xgrad {

Rewriter::Rewriter(const Graph& from) : from_(from), images_(from.size()) {
    to_.state_->origins = from_.state_->origins;
}

void Rewriter::set_origin(NodeId old) {
    const Node& node = from_.node(old);
    to_.state_->origin = node.origin;
    to_.state_->gradient = node.gradient;
}

Var Rewriter::copy(NodeId old) {
    std::vector<Var> inputs;
    for (const NodeId input : from_.node(old).inputs) inputs.push_back((*this)[input]);
    return copy(old, std::move(inputs));
}

Var Rewriter::copy(NodeId old, std::vector<Var> inputs) {
    const Node& node = from_.node(old);
    set_origin(old);
    Var image = to_.add(*node.op, std::move(inputs), node.attributes);
    replace(old, image);
    return image;
}

}  // namespace xgrad
