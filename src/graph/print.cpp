#include "xgrad/graph/print.hpp"

#include "xgrad/graph/op.hpp"

#include <fmt/format.h>
#include <iterator>

namespace xgrad {
namespace {

std::string operands(const Node& node) {
    std::string list;
    for (const NodeId input : node.inputs) list += fmt::format("{}%{}", list.empty() ? "" : ", ", input);
    const std::string attributes = node.attributes.text();
    if (!attributes.empty()) list += (list.empty() ? "" : ", ") + attributes;
    return list;
}

std::string origin(const Graph& graph, const Node& node) {
    const std::string& path = graph.origin(node).path;
    if (!node.gradient) return path.empty() ? "" : "  " + path;
    return path.empty() ? "  gradient" : "  gradient of " + path;
}

}  // namespace

std::string to_text(const Graph& graph) {
    std::string text;
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id) {
        const Node& node = graph.node(id);
        fmt::format_to(std::back_inserter(text), "%{} = {}({})  {} {}{}\n", id, node.op->name, operands(node),
                       to_string(node.dtype), to_string(node.shape), origin(graph, node));
    }
    return text;
}

}  // namespace xgrad
