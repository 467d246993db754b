#include "xgrad/graph/print.hpp"

#include "xgrad/graph/op.hpp"

#include <fmt/format.h>
#include <iterator>
#include <map>
#include <vector>

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

std::string in_dot_quotes(const std::string& text) {
    std::string quoted;
    for (const char c : text) quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string{c};
    return "\"" + quoted + "\"";
}

std::string dot_node(NodeId id, const Node& node) {
    const std::string attributes = node.inputs.empty() ? node.attributes.text() : std::string();
    std::string label(node.op->name);
    if (!attributes.empty()) label += " " + attributes;
    label += fmt::format("\n{} {}", to_string(node.dtype), to_string(node.shape));
    // A line's end inside the label is written as Graphviz wants it.
    std::string quoted = in_dot_quotes(label);
    quoted.replace(quoted.find('\n'), 1, "\\n");
    return fmt::format("n{} [label={}{}];\n", id, quoted, node.gradient ? ", style=dashed" : "");
}

}  // namespace

std::string to_dot(const Graph& graph) {
    std::map<std::string, std::vector<NodeId>> scopes;
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id)
        scopes[graph.origin(graph.node(id)).path].push_back(id);
    std::string text = "digraph {\n  node [shape=box];\n";
    std::size_t frames = 0;
    for (const auto& [path, nodes] : scopes) {
        const std::string indent = path.empty() ? "  " : "    ";
        if (!path.empty())
            text += fmt::format("  subgraph cluster_{} {{\n    label={};\n", frames++, in_dot_quotes(path));
        for (const NodeId id : nodes) text += indent + dot_node(id, graph.node(id));
        if (!path.empty()) text += "  }\n";
    }
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id)
        for (const NodeId input : graph.node(id).inputs) text += fmt::format("  n{} -> n{};\n", input, id);
    return text + "}\n";
}

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
