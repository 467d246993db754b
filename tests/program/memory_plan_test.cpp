#include "program/memory_plan.hpp"

#include "support/catch.hpp"
#include "xgrad/base/random.hpp"

#include <algorithm>

using namespace xgrad;

TEST_CASE("pieces that are not in use together share memory") {
    const std::vector<Lifetime> chain{{1000, 0, 1}, {1000, 1, 2}, {1000, 2, 3}, {1000, 3, 4}};
    const MemoryPlan plan = plan_memory(chain);
    CHECK(plan.bytes == 2048);  // two of 1000 bytes, each on whole lines of 64
    CHECK(plan.offsets == std::vector<std::size_t>{0, 1024, 0, 1024});
}

TEST_CASE("a small piece goes into the gap that a large one leaves") {
    const std::vector<Lifetime> pieces{{64, 2, 2}, {640, 0, 1}, {128, 0, 3}};
    const MemoryPlan plan = plan_memory(pieces);
    CHECK(plan.offsets == std::vector<std::size_t>{0, 0, 640});
    CHECK(plan.bytes == 768);
}

TEST_CASE("nothing to place needs no memory") { CHECK(plan_memory({}).bytes == 0); }

TEST_CASE("no two pieces overlap while both are in use") {
    const RandomStream random(7, "lifetimes");
    std::vector<Lifetime> pieces;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const std::size_t first = random.below(3 * i, 100);
        pieces.push_back({random.below(3 * i + 1, 5000), first, first + random.below(3 * i + 2, 20)});
    }
    const MemoryPlan plan = plan_memory(pieces);
    std::size_t overlaps = 0;
    for (std::size_t a = 0; a < pieces.size(); ++a)
        for (std::size_t b = a + 1; b < pieces.size(); ++b) {
            const bool together =
                pieces[a].first_step <= pieces[b].last_step && pieces[b].first_step <= pieces[a].last_step;
            const bool apart = plan.offsets[a] + pieces[a].bytes <= plan.offsets[b] ||
                               plan.offsets[b] + pieces[b].bytes <= plan.offsets[a];
            overlaps += together && !apart ? 1 : 0;
        }
    CHECK(overlaps == 0);
    CHECK(std::all_of(plan.offsets.begin(), plan.offsets.end(),
                      [](std::size_t offset) { return offset % 64 == 0; }));
}
