#pragma once

#include "program/fuse.hpp"
#include "program/memory_plan.hpp"
#include "xgrad/graph/graph.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace xgrad {

/// Where a node's value stands while a program runs.
struct Storage {
    enum class Kind { none, input, output, constant, arena };
    Kind kind = Kind::none;
    std::size_t index = 0;  ///< which input, output, constant, or piece of the arena
};

/// The nodes that the outputs need, in the order in which they are computed, and where each value stands.
struct Schedule {
    std::vector<Unit> steps;        ///< nodes with a kernel, or that share one
    std::vector<Storage> storage;   ///< by node; none for a value that only its own unit reads
    std::vector<NodeId> constants;  ///< by constant number
    std::vector<Lifetime> pieces;   ///< of the arena
    std::vector<std::optional<NodeId>>
        copies;                   ///< by output: the node to copy it from, if it has no place of its own
    std::size_t value_bytes = 0;  ///< of all values that are no outputs, each in cache lines of its own
};

/// Throws TypeError if they are values of different graphs.
void require_one_graph(std::span<const Var> inputs, std::span<const Var> outputs);

/// The values are of one graph. Throws TypeError if an output needs an input that is not among `inputs`.
Schedule make_schedule(std::span<const Var> inputs, std::span<const Var> outputs, Grouping group = separate);

}  // namespace xgrad
