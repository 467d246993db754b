#include "support/threads.hpp"

#include "support/catch.hpp"

namespace xgrad::tests {

Array same_for_any_threads(const std::function<Array(Workers&)>& run) {
    Workers alone(1);
    Array expected = run(alone);
    for (const int threads : {2, 3, 7}) {
        Workers workers(threads);
        const bool same = run(workers) == expected;
        INFO(threads << " threads");
        CHECK(same);
    }
    return expected;
}

}  // namespace xgrad::tests
