#pragma once

#include "xgrad/graph/graph.hpp"

#include <string>

namespace xgrad {

/// One line a node: "%4 = matmul(%0, %2)  float32 [100, 50]  fc1"; nodes of a derivative say whose: "gradient of fc1".
std::string to_text(const Graph& graph);

/// The graph in the DOT language, for Graphviz: a box a value with its op, dtype and shape, an arrow from each input.
/// Nodes of one scope stand in a frame, those of derivatives are dashed. Source of the language: graphviz.org.
std::string to_dot(const Graph& graph);

}  // namespace xgrad
