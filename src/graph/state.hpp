#pragma once

#include "xgrad/graph/graph.hpp"

#include <deque>

namespace xgrad {

/// What the handles of a graph share.
struct GraphState {
    // Deques, so that references to a node's shape stay good while nodes are added.
    std::deque<Node> nodes;
    std::deque<Origin> origins = {Origin{}};
    std::int32_t origin = 0;  ///< of the nodes to come
    bool gradient = false;    ///< whether the nodes to come belong to a derivative
};

}  // namespace xgrad
