#include "kernels/reduce.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"
#include "support/threads.hpp"
#include "xgrad/base/buffer.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace xgrad;
using namespace xgrad::tests;
using kernels::Max;
using kernels::Min;
using kernels::Reduction;
using kernels::Sum;

namespace {

using Mask = std::vector<bool>;

// Flat: the kept axes in one.
template <class Combine, class T> Array reduced(const Array& x, const Mask& mask, Workers& workers) {
    std::int64_t outputs = 1;
    for (std::size_t axis = 0; axis < mask.size(); ++axis) outputs *= mask[axis] ? 1 : x.shape()[axis];
    const Reduction plan(x.shape(), mask);
    Array y({outputs}, x.dtype());
    Array scratch({plan.scratch_size()}, x.dtype());
    kernels::reduce<Combine>(plan, x.values<T>().data(), y.values<T>().data(), scratch.values<T>().data(),
                             workers);
    return y;
}

template <class Combine, class T> Array reduced(const Array& x, const Mask& mask) {
    return same_for_any_threads([&](Workers& workers) { return reduced<Combine, T>(x, mask, workers); });
}

std::vector<double> plain_sum(const Array& x, const Mask& mask) {
    return reduce_plainly(x, mask, 0, [](double a, double b) { return a + b; });
}

void check_against_plain_loops(const Shape& shape, const Mask& mask) {
    INFO(to_string(shape));
    const Array x = random_array(shape, Dtype::float64, 1, 0, 1);
    const Array single = x.as(Dtype::float32);
    CHECK(relative_difference(values(reduced<Sum, double>(x, mask)), plain_sum(x, mask)) < 1e-14);
    CHECK(relative_difference(values(reduced<Sum, float>(single, mask)), plain_sum(single, mask)) < 5e-7);
    const double lowest = std::numeric_limits<double>::lowest();
    CHECK(values(reduced<Max, double>(x, mask)) ==
          reduce_plainly(x, mask, lowest, [](double a, double b) { return std::max(a, b); }));
    CHECK(values(reduced<Min, double>(x, mask)) ==
          reduce_plainly(x, mask, -lowest, [](double a, double b) { return std::min(a, b); }));
}

}  // namespace

TEST_CASE("reductions over any choice of axes agree with plain loops") {
    for (int choice = 0; choice < 16; ++choice) {
        const Mask mask = {(choice & 1) != 0, (choice & 2) != 0, (choice & 4) != 0, (choice & 8) != 0};
        check_against_plain_loops({3, 5, 2, 7}, mask);
        check_against_plain_loops({2, 1, 40, 33}, mask);
    }
}

TEST_CASE("rows, columns and whole arrays of many blocks agree with plain loops") {
    check_against_plain_loops({}, {});
    check_against_plain_loops({1}, {true});
    check_against_plain_loops({100003}, {true});
    check_against_plain_loops({200, 1000}, {false, true});
    check_against_plain_loops({200, 1000}, {true, false});
    check_against_plain_loops({7, 30011}, {false, true});
    check_against_plain_loops({30011, 7}, {true, false});
    check_against_plain_loops({3000, 130}, {true, false});
    check_against_plain_loops({5000, 10}, {false, true});
}

TEST_CASE("inner and outer axes of many blocks agree with plain loops") {
    check_against_plain_loops({33, 6, 1000}, {true, false, true});
    check_against_plain_loops({40, 70, 30}, {false, true, false});
    check_against_plain_loops({2, 20000, 3}, {false, true, false});
    check_against_plain_loops({50, 3, 40, 20}, {true, false, true, false});
}

TEST_CASE("integers are summed exactly") {
    Array x({100000}, Dtype::int64);
    const auto numbers = x.values<std::int64_t>();
    std::iota(numbers.begin(), numbers.end(), 1);
    CHECK(values(reduced<Sum, std::int64_t>(x, {true})) == std::vector<double>{5000050000});
    CHECK(values(reduced<Max, std::int64_t>(x, {true})) == std::vector<double>{100000});
}

TEST_CASE("a million float32 numbers are summed to the last digits") {
    Array x({1000000}, Dtype::float32);
    std::fill_n(x.values<float>().data(), 1000000, 0.1F);  // 100000.00149 in exact arithmetic
    CHECK_THAT((reduced<Sum, float>(x, {true}).item()), WithinAbs(100000, 0.05));
    CHECK_THAT((reduced<Sum, float>(x.reshaped({500000, 2}), {true, false}).at(0)), WithinAbs(50000, 0.025));
}

TEST_CASE("a sum over an empty axis is zeros, and one without results writes nothing") {
    CHECK(reduced<Sum, double>(Array({0, 3}, Dtype::float64), {true, false}) == doubles({3}, {0, 0, 0}));
    CHECK(reduced<Sum, double>(Array({3, 0}, Dtype::float64), {false, true}) == doubles({3}, {0, 0, 0}));
    CHECK(reduced<Sum, double>(Array({3, 0}, Dtype::float64), {true, false}).size() == 0);
    CHECK(reduced<Sum, double>(Array({0}, Dtype::float64), {true}) == doubles({1}, {0}));
}

TEST_CASE("results are written over whatever was there") {
    const Array x = doubles({2, 2}, {1, 2, 3, 4});
    Array y = doubles({2}, {std::numeric_limits<double>::quiet_NaN(), 7});
    Workers workers(1);
    kernels::reduce<Sum, double>(Reduction({2, 2}, {true, false}), x.values<double>().data(),
                                 y.values<double>().data(), nullptr, workers);
    CHECK(y == doubles({2}, {4, 6}));
}

TEST_CASE("scratch memory is needed only for few results from many elements") {
    CHECK(Reduction({256, 1024}, {true, false}).scratch_size() < 256 * 1024 / 16);
    CHECK(Reduction({100, 50}, {true, false}).scratch_size() == 0);
    CHECK(Reduction({256, 1024}, {false, true}).scratch_size() == 0);
    CHECK(Reduction({1 << 20}, {true}).scratch_size() == 32);
}
