#include "kernels/softmax.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"
#include "support/threads.hpp"

#include <algorithm>
#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

template <class T> using Kernel = void (*)(const kernels::AxisView&, const T*, T*, Workers&);

template <class T> std::vector<double> run(Kernel<T> kernel, const Array& x, std::size_t axis) {
    return values(same_for_any_threads([&](Workers& workers) {
        Array y(x.shape(), x.dtype());
        kernel(kernels::view_axis(x.shape(), axis), x.values<T>().data(), y.values<T>().data(), workers);
        return y;
    }));
}

void check_against_plain_loops(const Shape& shape, std::size_t axis) {
    INFO(to_string(shape) << " along " << axis);
    const Array x = random_array(shape, Dtype::float64, 1, -8, 8);
    const Array single = x.as(Dtype::float32);
    CHECK(relative_difference(run<double>(kernels::softmax, x, axis), softmax_plainly(x, axis)) < 1e-13);
    CHECK(relative_difference(run<float>(kernels::softmax, single, axis), softmax_plainly(single, axis)) <
          1e-5);
    std::vector<double> logarithms = softmax_plainly(x, axis);
    std::ranges::transform(logarithms, logarithms.begin(), [](double p) { return std::log(p); });
    CHECK(relative_difference(run<double>(kernels::log_softmax, x, axis), logarithms) < 1e-13);
    CHECK(relative_difference(run<float>(kernels::log_softmax, single, axis), logarithms) < 1e-5);
}

}  // namespace

TEST_CASE("softmax along rows agrees with plain loops") {
    check_against_plain_loops({1}, 0);
    check_against_plain_loops({7, 10}, 1);
    check_against_plain_loops({3000, 17}, 1);
    check_against_plain_loops({5, 2000}, 1);
}

TEST_CASE("softmax down columns agrees with plain loops") {
    check_against_plain_loops({10, 7}, 0);
    check_against_plain_loops({100, 300}, 0);
    check_against_plain_loops({3, 21, 200}, 1);
    check_against_plain_loops({400, 5, 9}, 1);
}

TEST_CASE("softmax of no slices writes nothing") {
    CHECK(run<float>(kernels::softmax, Array({0, 3}, Dtype::float32), 1).empty());
    CHECK(run<float>(kernels::softmax, Array({3, 0}, Dtype::float32), 0).empty());
}
