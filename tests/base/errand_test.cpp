#include "xgrad/base/errand.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace xgrad;

TEST_CASE("an errand is done by its end, as often as it is begun, on any number of threads") {
    for (int threads = 1; threads <= 4; ++threads) {
        Workers workers(threads);
        int done = 0;
        Errand errand(
            workers, [&] { ++done; }, 1000);
        for (int round = 1; round <= 1000; ++round) {
            errand.begin();
            errand.finish();
            REQUIRE(done == round);
        }
    }
}

// Its owner waits until it has begun, so a thread of its own must have come for it.
TEST_CASE("an errand is done on another thread while its owner goes on, even if that thread slept") {
    Workers workers(2);
    std::atomic<bool> begun{false};
    std::thread::id id;
    Errand errand(
        workers,
        [&] {
            id = std::this_thread::get_id();
            begun = true;
        },
        1000);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    for (int round = 0; round < 20; ++round) {
        begun = false;
        errand.begin();
        while (!begun && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
        REQUIRE(begun);
        errand.finish();
        CHECK(id != std::this_thread::get_id());
    }
}

TEST_CASE("loops run while an errand is under way") {
    Workers workers(3);
    std::vector<int> prepared(1000);
    int next = 0;
    Errand errand(
        workers, [&] { std::fill(prepared.begin(), prepared.end(), next); }, 1000);
    std::vector<std::atomic<int>> counts(20);
    for (int round = 1; round <= 500; ++round) {
        next = round;
        errand.begin();
        workers.for_each_block(20, [&](std::int64_t block) { ++counts[static_cast<std::size_t>(block)]; });
        errand.finish();
        REQUIRE(prepared == std::vector<int>(1000, round));
    }
    for (const auto& count : counts) CHECK(count == 500);
}

TEST_CASE("what was not begun is finished at once") {
    Workers workers(2);
    int done = 0;
    Errand errand(
        workers, [&] { ++done; }, 1000);
    errand.finish();
    CHECK(done == 0);
    errand.begin();
    errand.finish();
    errand.finish();
    CHECK(done == 1);
}

TEST_CASE("an errand that is begun again is finished first") {
    Workers workers(2);
    int done = 0;
    Errand errand(
        workers, [&] { ++done; }, 1000);
    errand.begin();
    errand.begin();
    errand.finish();
    CHECK(done == 2);
}

TEST_CASE("with a single thread an errand waits for its end") {
    Workers workers(1);
    std::thread::id id;
    Errand errand(
        workers, [&] { id = std::this_thread::get_id(); }, 1000);
    errand.begin();
    CHECK(id == std::thread::id());
    errand.finish();
    CHECK(id == std::this_thread::get_id());
}

TEST_CASE("of two errands of the same workers one may have to wait for its end, and both are done") {
    Workers workers(2);
    std::atomic<int> done{0};
    Errand first(
        workers, [&] { ++done; }, 1000);
    Errand second(
        workers, [&] { ++done; }, 1000);
    for (int round = 0; round < 500; ++round) {
        first.begin();
        second.begin();
        second.finish();
        first.finish();
    }
    CHECK(done == 1000);
}

TEST_CASE("what an errand throws is thrown at its end, once") {
    for (const int threads : {1, 2}) {
        Workers workers(threads);
        Errand errand(
            workers, [] { throw std::runtime_error("no more of it"); }, 1000);
        errand.begin();
        CHECK_THROWS_WITH(errand.finish(), "no more of it");
        CHECK_NOTHROW(errand.finish());
    }
}

TEST_CASE("an errand may end before its work is asked for") {
    Workers workers(2);
    for (int round = 0; round < 500; ++round) {
        std::vector<int> values(100);
        Errand errand(
            workers, [&] { values.assign(100, 1); }, 1000);
        errand.begin();
    }
    SUCCEED();
}
