#include "kernels/blocks.hpp"

#include "support/catch.hpp"

#include <mutex>
#include <set>
#include <utility>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

std::set<std::pair<std::int64_t, std::int64_t>> ranges(std::int64_t count, std::int64_t length, int threads) {
    Workers workers(threads);
    std::mutex lock;
    std::set<std::pair<std::int64_t, std::int64_t>> result;
    for_each_range(workers, count, length, [&](std::int64_t first, std::int64_t last) {
        const std::lock_guard guard(lock);
        result.emplace(first, last);
    });
    return result;
}

}  // namespace

TEST_CASE("a range is cut into equal pieces and a last one, the same for any number of threads") {
    using Ranges = std::set<std::pair<std::int64_t, std::int64_t>>;
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
