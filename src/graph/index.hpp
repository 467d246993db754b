#pragma once

#include "xgrad/graph/var.hpp"

#include <cstddef>

namespace xgrad {

/// Of a node in a vector that has an element for each.
constexpr std::size_t index(NodeId id) { return static_cast<std::size_t>(id); }

}  // namespace xgrad
