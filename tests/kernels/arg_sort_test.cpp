#include "kernels/arg_sort.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("places are sorted along any axis, the same on any number of threads") {
    const Array x = random_array({300, 70, 3}, Dtype::float64, 1);
    const kernels::AxisView view = kernels::view_axis(x.shape(), 1);
    const Array y = same_for_any_threads([&](Workers& workers) {
        Array order(x.shape(), Dtype::int64);
        kernels::argsort(view, x.values<double>().data(), order.values<std::int64_t>().data(), workers);
        return order;
    });
    for (const std::int64_t line : {0, 1, 2, 299 * 70 * 3 + 1})
        for (std::int64_t i = 1; i < view.count; ++i) {
            const auto at = [&](std::int64_t place) {
                const std::int64_t from =
                    y.values<std::int64_t>()[static_cast<std::size_t>(line + place * view.inner)];
                return x.at(line + from * view.inner);
            };
            REQUIRE(at(i - 1) < at(i));
        }
}
