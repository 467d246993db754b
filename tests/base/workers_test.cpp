#include "xgrad/base/workers.hpp"

#include "support/catch.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>

using namespace xgrad;

TEST_CASE("every block is run once, whatever the number of threads") {
    for (const int threads : {1, 2, 3, 7}) {
        Workers workers(threads);
        CHECK(workers.threads() == threads);
        for (int round = 0; round < 200; ++round) {
            std::vector<std::atomic<int>> runs(50);
            workers.for_each_block(50, [&](std::int64_t block) { ++runs[static_cast<std::size_t>(block)]; });
            for (const auto& count : runs) REQUIRE(count == 1);
        }
    }
}

TEST_CASE("no blocks are no work, and one block runs on the caller") {
    Workers workers(3);
    workers.for_each_block(0, [](std::int64_t) { FAIL(); });
    std::thread::id id;
    workers.for_each_block(1, [&](std::int64_t) { id = std::this_thread::get_id(); });
    CHECK(id == std::this_thread::get_id());
}

TEST_CASE("a loop within a loop runs on its caller") {
    Workers workers(3);
    std::atomic<int> inner{0};
    workers.for_each_block(8,
                           [&](std::int64_t) { workers.for_each_block(5, [&](std::int64_t) { ++inner; }); });
    CHECK(inner == 40);
}

TEST_CASE("the error of the lowest block comes out after the loop, and the next loop runs") {
    Workers workers(3);
    std::atomic<int> runs{0};
    const auto failing = [&] {
        workers.for_each_block(20, [&](std::int64_t block) {
            ++runs;
            if (block >= 7) throw std::runtime_error(std::to_string(block));
        });
    };
    CHECK_THROWS_WITH(failing(), "7");
    CHECK(runs == 20);
    std::atomic<int> after{0};
    workers.for_each_block(20, [&](std::int64_t) { ++after; });
    CHECK(after == 20);
}

TEST_CASE("two threads may begin loops at once") {
    Workers workers(2);
    std::atomic<int> sum{0};
    const auto loops = [&] {
        for (int i = 0; i < 100; ++i) workers.for_each_block(10, [&](std::int64_t) { ++sum; });
    };
    std::thread other(loops);
    loops();
    other.join();
    CHECK(sum == 2000);
}
