#pragma once

#include "xgrad/graph/graph.hpp"

namespace xgrad {

/// What the handles of a graph share.
struct GraphState {
    std::vector<Node> nodes;
    std::vector<Origin> origins = {Origin{}};
    std::int32_t origin = 0;    ///< of the nodes to come
    bool gradient = false;      ///< whether the nodes to come belong to a derivative
};

}  // namespace xgrad
