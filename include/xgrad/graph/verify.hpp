#pragma once

#include "xgrad/graph/graph.hpp"

namespace xgrad {

/// Checks the law that every graph obeys: a node's inputs come before it, its shape and dtype are what its op's rule
/// says for them, and its op has what its class needs to run (a map its tile for the dtype, others their kernel).
/// For tests and for whoever writes a pass or an op. Throws TypeError that names the node and quotes it.
void verify(const Graph& graph);

}  // namespace xgrad
