#include "xgrad/base/workers.hpp"

#include "support/catch.hpp"
#include "support/threads.hpp"

#include <atomic>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

using namespace xgrad;

namespace {

using Counts = std::vector<std::atomic<int>>;

std::atomic<int>& count_of(Counts& counts, std::int64_t block) {
    return counts[static_cast<std::size_t>(block)];
}

bool all_are(const Counts& counts, int expected) {
    for (const auto& count : counts)
        if (count != expected) return false;
    return true;
}

}  // namespace

TEST_CASE("every block is run once, whatever the number of threads and of blocks") {
    for (int threads = 1; threads <= 7; ++threads) {
        Workers workers(threads);
        CHECK(workers.threads() == threads);
        for (const std::int64_t blocks : {0, 1, 2, 6, 7, 8, 1000}) {
            Counts runs(static_cast<std::size_t>(blocks));
            workers.for_each_block(blocks, [&](std::int64_t block) { ++count_of(runs, block); });
            CHECK(all_are(runs, 1));
        }
    }
}

TEST_CASE("many short loops run one after the other") {
    for (const int threads : {2, 3, 7}) {
        Workers workers(threads);
        Counts runs(10);
        for (int round = 0; round < 2000; ++round)
            workers.for_each_block(10, [&](std::int64_t block) { ++count_of(runs, block); });
        CHECK(all_are(runs, 2000));
    }
}

TEST_CASE("loops of few blocks, each with a body of its own, do not take each other's") {
    for (const int threads : {2, 3, 7}) {
        Workers workers(threads);
        for (int round = 0; round < 2000; ++round) {
            const std::int64_t blocks = 2 + round % 4;
            Counts runs(static_cast<std::size_t>(blocks));
            workers.for_each_block(blocks, [&runs](std::int64_t block) { ++count_of(runs, block); });
            REQUIRE(all_are(runs, 1));
        }
    }
}

TEST_CASE("as many blocks run at the same time as there are threads, also after they slept") {
    for (const int threads : {2, 3, 7}) {
        Workers workers(threads);
        for (int round = 0; round < 20; ++round) REQUIRE(tests::all_at_work(workers));
    }
}

// Plain ints: a data race for a thread sanitizer if the end of a loop did not order memory.
TEST_CASE("what a loop wrote is seen after it, and by the next loop") {
    Workers workers(3);
    std::vector<int> values(100, 0);
    for (int round = 1; round <= 100; ++round) {
        workers.for_each_block(100,
                               [&](std::int64_t block) { ++values[static_cast<std::size_t>(99 - block)]; });
        REQUIRE(values == std::vector<int>(100, round));
    }
}

TEST_CASE("no blocks are no work, and one block runs on the caller") {
    Workers workers(3);
    workers.for_each_block(0, [](std::int64_t) { FAIL(); });
    workers.for_each_block(-1, [](std::int64_t) { FAIL(); });
    std::thread::id id;
    workers.for_each_block(1, [&](std::int64_t) { id = std::this_thread::get_id(); });
    CHECK(id == std::this_thread::get_id());
}

TEST_CASE("a body is called where it is, not copied") {
    struct Counter {
        std::atomic<int> calls{0};
        void operator()(std::int64_t) { ++calls; }
    };
    Workers workers(2);
    Counter counter;
    workers.for_each_block(5, counter);
    CHECK(counter.calls == 5);
    const auto constant = [&counter](std::int64_t) { ++counter.calls; };
    workers.for_each_block(5, constant);
    CHECK(counter.calls == 10);
}

TEST_CASE("a loop within a loop runs on its caller, blocks in their order") {
    for (int threads = 1; threads <= 7; ++threads) {
        Workers workers(threads);
        std::atomic<int> inner{0};
        std::atomic<int> strangers{0};
        workers.for_each_block(8, [&](std::int64_t) {
            const auto caller = std::this_thread::get_id();
            std::int64_t next = 0;
            workers.for_each_block(5, [&](std::int64_t block) {
                ++inner;
                if (std::this_thread::get_id() != caller || block != next++) ++strangers;
            });
        });
        CHECK(inner == 40);
        CHECK(strangers == 0);
    }
}

TEST_CASE("the error of the lowest block comes out, whatever the number of threads, and the next loop runs") {
    for (int threads = 1; threads <= 7; ++threads) {
        Workers workers(threads);
        Counts runs(20);
        const auto failing = [&] {
            workers.for_each_block(20, [&](std::int64_t block) {
                ++count_of(runs, block);
                if (block >= 7) throw std::runtime_error(std::to_string(block));
            });
        };
        CHECK_THROWS_WITH(failing(), "7");
        for (std::size_t block = 0; block <= 7; ++block) CHECK(runs[block] == 1);
        Counts after(20);
        workers.for_each_block(20, [&](std::int64_t block) { ++count_of(after, block); });
        CHECK(all_are(after, 1));
    }
}

TEST_CASE("an error of an inner loop comes out of the outer one") {
    Workers workers(3);
    const auto failing = [&] {
        workers.for_each_block(4, [&](std::int64_t outer) {
            workers.for_each_block(4, [&](std::int64_t inner) {
                if (outer >= 1 && inner >= 2) throw std::runtime_error(std::to_string(10 * outer + inner));
            });
        });
    };
    for (int round = 0; round < 50; ++round) CHECK_THROWS_WITH(failing(), "12");
}

TEST_CASE("an error of any type is handed on") {
    Workers workers(2);
    CHECK_THROWS_AS(workers.for_each_block(3, [](std::int64_t block) { throw block; }), std::int64_t);
}

TEST_CASE("two threads may begin loops at once") {
    Workers workers(3);
    std::atomic<int> sum{0};
    const auto loops = [&] {
        for (int i = 0; i < 500; ++i) workers.for_each_block(10, [&](std::int64_t) { ++sum; });
    };
    std::thread other(loops);
    loops();
    other.join();
    CHECK(sum == 10000);
}

TEST_CASE("threads that begin loops at once each get the error of their own") {
    Workers workers(3);
    const auto failures = [&](const std::string& name) {
        int own = 0;
        for (int i = 0; i < 200; ++i) try {
                workers.for_each_block(4, [&](std::int64_t) { throw std::runtime_error(name); });
            } catch (const std::runtime_error& error) {
                own += error.what() == name ? 1 : 0;
            }
        return own;
    };
    int others = 0;
    std::thread other([&] { others = failures("other"); });
    const int mine = failures("mine");
    other.join();
    CHECK(mine == 200);
    CHECK(others == 200);
}

TEST_CASE("workers come and go, used or not") {
    for (int round = 0; round < 50; ++round) {
        const Workers idle(4);
        Workers used(4);
        std::atomic<int> runs{0};
        used.for_each_block(8, [&](std::int64_t) { ++runs; });
        CHECK(runs == 8);
    }
}

TEST_CASE("workers without a number are one for each core that may be used") {
    Workers workers;
    CHECK(workers.threads() >= 1);
    CHECK(default_workers().threads() == workers.threads());
    CHECK(&default_workers() == &default_workers());
}
