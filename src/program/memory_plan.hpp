#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace xgrad {

/// A piece of memory that is in use from the step that writes it first to the step that reads it last.
struct Lifetime {
    std::size_t bytes;
    std::size_t first_step;
    std::size_t last_step;
};

/// Where each piece stands in the arena.
struct MemoryPlan {
    std::vector<std::size_t> offsets;
    std::size_t bytes = 0;
};

/// Places the pieces so that no two overlap while both are in use, each aligned to a cache line. The largest are placed
/// first, each at the lowest offset where it fits. Source: Pisarchyk and Lee 2020, "greedy by size".
MemoryPlan plan_memory(std::span<const Lifetime> pieces);

}  // namespace xgrad
