#include "support/threads.hpp"

#include "support/catch.hpp"

#include <atomic>
#include <chrono>
#include <thread>

namespace xgrad::tests {

bool all_at_work(Workers& workers) {
    const int all = workers.threads();
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    std::atomic<int> begun{0};
    const auto wait_for_all = [&](std::int64_t) {
        ++begun;
        while (begun < all && std::chrono::steady_clock::now() < deadline) std::this_thread::yield();
    };
    workers.for_each_block(all, wait_for_all, 1000);
    return std::chrono::steady_clock::now() < deadline;
}

Array same_for_any_threads(const std::function<Array(Workers&)>& run) {
    Workers alone(1);
    Array expected = run(alone);
    for (const int threads : {2, 3, 7}) {
        Workers workers(threads);
        run(workers);  // makes what is made once: that takes longer than the threads stay awake
        REQUIRE(all_at_work(workers));
        const bool same = run(workers) == expected;
        INFO(threads << " threads");
        CHECK(same);
    }
    return expected;
}

}  // namespace xgrad::tests
