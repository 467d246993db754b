#include "kernels/take.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/threads.hpp"

#include <algorithm>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::AxisView;
using kernels::Takes;

namespace {

Array taken(const Array& x, const AxisView& view, std::int64_t size, const Array& index) {
    return same_for_any_threads([&](Workers& workers) {
        Array y({view.outer, view.count, view.inner}, x.dtype());
        kernels::take({index.shape(), view, size}, x.data(), index.values<std::int64_t>().data(), y.data(),
                      size_of(x.dtype()), workers);
        return y;
    });
}

template <class T> Array added(const Array& x, const AxisView& view, std::int64_t size, const Array& index) {
    return same_for_any_threads([&](Workers& workers) {
        Array y({view.outer, size, view.inner}, x.dtype());
        std::ranges::fill(y.values<T>(), std::numeric_limits<T>::quiet_NaN());  // must not be read
        kernels::add_taken(Takes{index.shape(), view, size}, x.values<T>().data(),
                           index.values<std::int64_t>().data(), y.values<T>().data(), workers);
        return y;
    });
}

// What a plain loop makes of the same.
std::vector<double> taken_plainly(const Array& x, const AxisView& view, std::int64_t size,
                                  const Array& index) {
    std::vector<double> y;
    for (std::int64_t i = 0; i < view.outer * view.count * view.inner; ++i) {
        const std::int64_t row = i / view.inner;
        const auto at = static_cast<std::int64_t>(index.at(row % view.count));
        y.push_back(x.at((row / view.count * size + at) * view.inner + i % view.inner));
    }
    return y;
}

std::vector<double> added_plainly(const Array& x, const AxisView& view, std::int64_t size,
                                  const Array& index) {
    std::vector<double> y(static_cast<std::size_t>(view.outer * size * view.inner));
    for (std::int64_t i = 0; i < x.size(); ++i) {
        const std::int64_t row = i / view.inner;
        const auto at = static_cast<std::int64_t>(index.at(row % view.count));
        y[static_cast<std::size_t>((row / view.count * size + at) * view.inner + i % view.inner)] += x.at(i);
    }
    return y;
}

const AxisView views[] = {{1, 40000, 1}, {3, 500, 70}, {2, 3, 20001}, {70, 9, 1}, {2, 0, 3}, {2, 3, 0}};

}  // namespace

TEST_CASE("take agrees with a plain loop for any split of the work") {
    for (const AxisView& view : views) {
        const Array index = random_integers({view.count}, 7, 1);
        const Array x = random_array({view.outer, 7, view.inner}, Dtype::float32, 2);
        CHECK(values(taken(x, view, 7, index)) == taken_plainly(x, view, 7, index));
    }
}

TEST_CASE("what was taken is added as a plain loop does for any split of the work") {
    for (const AxisView& view : views) {
        const Array index = random_integers({view.count}, 7, 3);
        const Array x = random_array({view.outer, view.count, view.inner}, Dtype::float64, 4);
        CHECK(values(added<double>(x, view, 7, index)) == added_plainly(x, view, 7, index));
    }
}

TEST_CASE("equal indices add up in float too") {
    CHECK(added<float>(floats({1, 3, 1}, {1, 2, 4}), {1, 3, 1}, 2, integers({3}, {1, 1, 1})) ==
          floats({1, 2, 1}, {0, 7}));
}
