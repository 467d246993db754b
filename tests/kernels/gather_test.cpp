#include "kernels/gather.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::Picks;

namespace {

Picks picks_of(const Array& index, std::size_t axis, std::int64_t size) {
    return {index.shape(), kernels::view_axis(index.shape(), axis), size};
}

Array gathered(const Array& x, const Array& index, std::size_t axis) {
    return same_for_any_threads([&](Workers& workers) {
        Array y(index.shape(), x.dtype());
        kernels::gather(picks_of(index, axis, x.shape()[axis]), x.data(), index.values<std::int64_t>().data(),
                        y.data(), size_of(x.dtype()), workers);
        return y;
    });
}

template <class T> Array scattered(const Array& x, const Array& index, std::size_t axis, std::int64_t size) {
    return same_for_any_threads([&](Workers& workers) {
        Shape shape = index.shape();
        shape[axis] = size;
        Array y(shape, x.dtype());
        std::ranges::fill(y.values<T>(), std::numeric_limits<T>::quiet_NaN());  // must not be read
        kernels::scatter_add(picks_of(index, axis, size), x.values<T>().data(),
                             index.values<std::int64_t>().data(), y.values<T>().data(), workers);
        return y;
    });
}

// How many elements differ from what a plain loop over [outer, count, inner] picks.
std::int64_t wrong_picks(const Array& x, const Array& index, std::size_t axis) {
    const Array y = gathered(x, index, axis);
    const kernels::AxisView view = kernels::view_axis(index.shape(), axis);
    std::int64_t wrong = 0;
    for (std::int64_t i = 0; i < index.size(); ++i) {
        const std::int64_t outer = i / (view.count * view.inner);
        const std::int64_t from =
            (outer * x.shape()[axis] + static_cast<std::int64_t>(index.at(i))) * view.inner + i % view.inner;
        wrong += y.at(i) == x.at(from) ? 0 : 1;
    }
    return wrong;
}

double wrong_sums(const Array& x, const Array& index, std::size_t axis, std::int64_t size) {
    const kernels::AxisView view = kernels::view_axis(index.shape(), axis);
    std::vector<double> expected(static_cast<std::size_t>(view.outer * size * view.inner));
    for (std::int64_t i = 0; i < index.size(); ++i) {
        const std::int64_t outer = i / (view.count * view.inner);
        expected[static_cast<std::size_t>(
            (outer * size + static_cast<std::int64_t>(index.at(i))) * view.inner + i % view.inner)] +=
            x.at(i);
    }
    return relative_difference(values(scattered<double>(x, index, axis, size)), expected);
}

}  // namespace

TEST_CASE("gather agrees with a plain loop, for few and many rows and columns") {
    CHECK(wrong_picks(random_array({50, 10}, Dtype::float32, 1), random_integers({50, 1}, 10, 1), 1) == 0);
    CHECK(wrong_picks(random_array({30000, 3}, Dtype::float64, 1), random_integers({30000, 2}, 3, 1), 1) ==
          0);
    CHECK(wrong_picks(random_array({3, 30000}, Dtype::float32, 1), random_integers({5, 30000}, 3, 1), 0) ==
          0);
    CHECK(wrong_picks(random_array({40, 7, 60}, Dtype::float32, 1), random_integers({40, 20, 60}, 7, 1), 1) ==
          0);
    CHECK(wrong_picks(random_array({9}, Dtype::float64, 1).as(Dtype::boolean), random_integers({40}, 9, 1),
                      0) == 0);
}

TEST_CASE("scatter_add agrees with a plain loop, for few and many rows and columns") {
    CHECK(wrong_sums(random_array({50, 1}, Dtype::float64, 1), random_integers({50, 1}, 10, 1), 1, 10) == 0);
    CHECK(wrong_sums(random_array({30000, 2}, Dtype::float64, 1), random_integers({30000, 2}, 3, 1), 1, 3) ==
          0);
    CHECK(wrong_sums(random_array({5, 30000}, Dtype::float64, 1), random_integers({5, 30000}, 3, 1), 0, 3) ==
          0);
    CHECK(wrong_sums(random_array({40000}, Dtype::float64, 1), random_integers({40000}, 50, 1), 0, 50) == 0);
    CHECK(wrong_sums(random_array({3, 900, 70}, Dtype::float64, 1), random_integers({3, 900, 70}, 200, 1), 1,
                     200) == 0);
}

TEST_CASE("elements that meet are added in their order") {
    const Array x = floats({4}, {1e8F, 1, 1, -1e8F});  // 1e8 + 1 is 1e8 in float32
    CHECK(scattered<float>(x, integers({4}, {0, 0, 0, 0}), 0, 1) == floats({1}, {0}));
    CHECK(scattered<float>(x, integers({4}, {0, 1, 1, 0}), 0, 2) == floats({2}, {0, 2}));
}

TEST_CASE("an index outside the axis is reported with its place") {
    const Array x = random_array({3, 4}, Dtype::float32, 1);
    CHECK_THROWS_AS(gathered(x, integers({3, 1}, {0, 4, 0}), 1), DataError);
    CHECK_THROWS_WITH(gathered(x, integers({3, 1}, {0, 4, 0}), 1), "index 4 at [1, 0]; expected 0 to 3");
    CHECK_THROWS_WITH(gathered(x, integers({1, 4}, {0, 1, 2, -3}), 0), "index -3 at [0, 3]; expected 0 to 2");
    CHECK_THROWS_WITH(scattered<float>(x, integers({3, 4}, {0, 0, 0, 0, 0, 9, 0, 0, 0, 0, 0, 0}), 1, 2),
                      "index 9 at [1, 1]; expected 0 to 1");
}
