#include "program/memory_plan.hpp"

#include "xgrad/base/buffer.hpp"

#include <algorithm>
#include <numeric>

namespace xgrad {
namespace {

bool meet(const Lifetime& a, const Lifetime& b) {
    return a.first_step <= b.last_step && b.first_step <= a.last_step;
}

}  // namespace

MemoryPlan plan_memory(std::span<const Lifetime> pieces) {
    std::vector<std::size_t> by_size(pieces.size());
    std::iota(by_size.begin(), by_size.end(), 0);
    std::stable_sort(by_size.begin(), by_size.end(),
                     [&](std::size_t a, std::size_t b) { return pieces[a].bytes > pieces[b].bytes; });

    MemoryPlan plan{std::vector<std::size_t>(pieces.size()), 0};
    std::vector<std::size_t> placed;  // in the order of their offsets
    for (const std::size_t piece : by_size) {
        std::size_t offset = 0;
        for (const std::size_t other : placed) {
            if (!meet(pieces[piece], pieces[other])) continue;
            if (offset + aligned(pieces[piece].bytes) <= plan.offsets[other]) break;
            offset = std::max(offset, plan.offsets[other] + aligned(pieces[other].bytes));
        }
        plan.offsets[piece] = offset;
        plan.bytes = std::max(plan.bytes, offset + aligned(pieces[piece].bytes));
        const auto after = [&](std::size_t other) { return plan.offsets[other] > offset; };
        placed.insert(std::find_if(placed.begin(), placed.end(), after), piece);
    }
    return plan;
}

}  // namespace xgrad
