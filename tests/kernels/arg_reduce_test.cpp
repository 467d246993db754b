#include "kernels/arg_reduce.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::AxisView;

namespace {

template <class T> Array largest(const AxisView& view, const Array& x) {
    return same_for_any_threads([&](Workers& workers) {
        Array y({view.outer * view.inner}, Dtype::int64);
        kernels::argmax(view, x.values<T>().data(), y.values<std::int64_t>().data(), workers);
        return y;
    });
}

}  // namespace

TEST_CASE("the largest is found along inner, outer and middle axes") {
    const Array x = doubles({6}, {1, 5, 3, 4, 2, 6});
    CHECK(largest<double>({2, 3, 1}, x) == integers({2}, {1, 2}));
    CHECK(largest<double>({1, 2, 3}, x) == integers({3}, {1, 0, 1}));
    CHECK(largest<double>({1, 3, 2}, x) == integers({2}, {1, 2}));
    CHECK(largest<double>({6, 1, 1}, x) == integers({6}, {0, 0, 0, 0, 0, 0}));
}

TEST_CASE("of equals the first counts, and a NaN before any number") {
    const double nan = std::nan("");
    CHECK(largest<double>({3, 3, 1}, doubles({9}, {2, 2, 1, 1, nan, nan, nan, 5, 6})) ==
          integers({3}, {0, 1, 0}));
    CHECK(largest<std::int64_t>({1, 3, 1}, integers({3}, {-5, -2, -2})) == integers({1}, {1}));
    CHECK(largest<double>({1, 2, 1}, doubles({2}, {-0.0, 0.0})) == integers({1}, {0}));
}

TEST_CASE("rows of many blocks are each searched") {
    Array x({20000, 10}, Dtype::float32);
    for (std::size_t row = 0; row < 20000; ++row) x.values<float>()[row * 10 + row % 10] = 1;
    const Array y = largest<float>({20000, 10, 1}, x);
    std::int64_t wrong = 0;
    for (std::int64_t row = 0; row < 20000; ++row)
        wrong += y.at(row) == static_cast<double>(row % 10) ? 0 : 1;
    CHECK(wrong == 0);
}
