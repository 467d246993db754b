#include "kernels/blocks.hpp"

#include "support/catch.hpp"

#include <mutex>
#include <set>
#include <utility>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

using Ranges = std::set<std::pair<std::int64_t, std::int64_t>>;

// What a loop over ranges calls its body with.
template <class Loop> Ranges ranges_of(int threads, const Loop& loop) {
    Workers workers(threads);
    std::mutex lock;
    Ranges result;
    loop(workers, [&](std::int64_t first, std::int64_t last) {
        const std::lock_guard guard(lock);
        result.emplace(first, last);
    });
    return result;
}

Ranges ranges(std::int64_t count, std::int64_t length, int threads) {
    return ranges_of(threads, [=](Workers& workers, const auto& body) {
        for_each_range(workers, count, length, body, 2);
    });
}

Ranges item_ranges(std::int64_t count, std::int64_t elements, int threads) {
    return ranges_of(threads, [=](Workers& workers, const auto& body) {
        for_each_items(workers, count, elements, 1, body);
    });
}

}  // namespace

TEST_CASE("a range is cut into equal pieces and a last one, the same for any number of threads") {
    for (const int threads : {1, 2, 7}) {
        CHECK(ranges(10, 4, threads) == Ranges{{0, 4}, {4, 8}, {8, 10}});
        CHECK(ranges(8, 4, threads) == Ranges{{0, 4}, {4, 8}});
        CHECK(ranges(3, 4, threads) == Ranges{{0, 3}});
        CHECK(ranges(0, 4, threads).empty());
    }
}

TEST_CASE("a block holds at least one item, and many small ones") {
    CHECK(items_per_block(1000000) == 1);
    CHECK(items_per_block(16) == 1024);
    CHECK(items_per_block(0) == 16384);
}

TEST_CASE("items are taken so many at a time that they make a block") {
    for (const int threads : {1, 2, 7}) {
        CHECK(item_ranges(3, 1000000, threads) == Ranges{{0, 1}, {1, 2}, {2, 3}});
        CHECK(item_ranges(1500, 16, threads) == Ranges{{0, 1024}, {1024, 1500}});
    }
}
