#include "kernels/lapack.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"

#include <algorithm>
#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("a batch of matrices is solved to the same bits on any number of threads") {
    constexpr std::int64_t count = 300;
    constexpr std::int64_t n = 20;
    Array a = random_array({count, n, n}, Dtype::float64, 1);
    for (std::int64_t i = 0; i < count * n; ++i)  // a heavy diagonal, so that each has an inverse
        a.values<double>()[static_cast<std::size_t>(i * n + i % n)] += n;
    const Array b = random_array({count, n, 2}, Dtype::float64, 2);
    const Array x = same_for_any_threads([&](Workers& workers) {
        Array result(b.shape(), Dtype::float64);
        kernels::solve<double>({count, n}, 2, a.values<double>().data(), b.values<double>().data(),
                               result.values<double>().data(), workers);
        return result;
    });
    double worst = 0;
    for (std::int64_t row = 0; row < count * n; ++row) {
        double rest = -b.at(row * 2);
        for (std::int64_t column = 0; column < n; ++column)
            rest += a.at(row * n + column) * x.at((row / n * n + column) * 2);
        worst = std::max(worst, std::abs(rest));
    }
    CHECK(worst < 1e-13);
}
