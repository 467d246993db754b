#pragma once

#include "xgrad/graph/graph.hpp"

#include <string>

namespace xgrad {

/// One line a node: "%4 = matmul(%0, %2)  float32 [100, 50]  fc1"; nodes of a derivative say whose: "gradient of fc1".
std::string to_text(const Graph& graph);

}  // namespace xgrad
