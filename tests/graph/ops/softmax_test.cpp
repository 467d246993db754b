#include "xgrad/graph/ops/softmax.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/gather.hpp"
#include "xgrad/graph/ops/reduce.hpp"

#include <cmath>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

using Softmax = Var (*)(const Var&, std::int64_t);

Function along(Softmax f, std::int64_t axis) {
    return [=](std::span<const Var> x) { return f(x[0], axis); };
}

void check_values(const Array& got, const std::vector<double>& expected) {
    CHECK(relative_difference(values(got), expected) < 1e-15);
}

}  // namespace

// Literals: exp(i) / sum of exp(j), by CPython 3.11's math module.
TEST_CASE("softmax of 1, 2, 3") {
    const Array x = doubles({3}, {1, 2, 3});
    check_values(evaluate(along(softmax, 0), {x}),
                 {0.09003057317038046, 0.24472847105479767, 0.6652409557748219});
    check_values(evaluate(along(log_softmax, 0), {x}),
                 {-2.40760596444438, -1.4076059644443801, -0.4076059644443803});
}

TEST_CASE("slices along any axis sum to 1") {
    const Array x = random_array({3, 4, 5}, Dtype::float64, 1, -5, 5);
    for (const std::int64_t axis : {0, 1, 2, -1}) {
        const auto total = [axis](std::span<const Var> v) { return sum(softmax(v[0], axis), {axis}); };
        for (const double sum_of_slice : values(evaluate(total, {x})))
            CHECK_THAT(sum_of_slice, WithinAbs(1, 1e-15));
    }
}

TEST_CASE("an axis in front is taken down the columns") {
    const Array x = doubles({2, 3}, {0, 1, 2, 0, 1, 2});
    CHECK(evaluate(along(softmax, 0), {x}) == doubles({2, 3}, {0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
    CHECK(evaluate(along(softmax, -1), {doubles({2, 1}, {3, 4})}) == doubles({2, 1}, {1, 1}));
    CHECK(evaluate(along(softmax, 0), {Array({2, 0}, Dtype::float64)}).shape() == Shape{2, 0});
}

TEST_CASE("equal logits over ten classes have a log probability of -log(10) each") {
    const Array y = evaluate(along(log_softmax, -1), {Array({1, 10}, Dtype::float32)});
    for (const double value : values(y)) CHECK(value == static_cast<double>(-2.3025851F));
}

TEST_CASE("logits of any size give finite results") {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
        const Array x = doubles({3}, {1e4, -1e4, 1e4}).as(dtype);
        CHECK(values(evaluate(along(softmax, 0), {x})) == std::vector<double>{0.5, 0, 0.5});
        CHECK_THAT(values(evaluate(along(log_softmax, 0), {x}))[1], WithinRel(-20000.69314718056, 1e-7));
    }
    const Array largest = doubles({2}, {1.7e308, -1.7e308});
    CHECK(evaluate(along(softmax, 0), {largest}) == doubles({2}, {1, 0}));
}

TEST_CASE("an impossible class stays impossible, and NaN and infinite logits give NaN") {
    CHECK(evaluate(along(softmax, 0), {doubles({3}, {0, -infinity, 0})}) == doubles({3}, {0.5, 0, 0.5}));
    CHECK(evaluate(along(log_softmax, 0), {doubles({2}, {0, -infinity})}) == doubles({2}, {0, -infinity}));
    for (const Array& x :
         {doubles({2}, {0, std::nan("")}), doubles({2}, {0, infinity}), doubles({2}, {-infinity, -infinity})})
        for (const Softmax f : {softmax, log_softmax})
            CHECK(std::isnan(values(evaluate(along(f, 0), {x}))[1]));
}

TEST_CASE(
    "softmax and its logarithm have the derivatives that central differences show, to the second order") {
    const Array x = random_array({2, 3, 4}, Dtype::float64, 3, -2, 2);
    for (const Softmax f : {softmax, log_softmax})
        for (const std::int64_t axis : {0, 1, -1}) {
            CHECK_NOTHROW(check_gradient(along(f, axis), {x}));
            CHECK_NOTHROW(check_second_gradient(along(f, axis), {x}));
        }
}

// y_i (d_ij - y_j) with y = 1/4, 3/4.
TEST_CASE("softmax has the derivative y (1 - y) by its own logit and - y_i y_j by another's") {
    const Array x = doubles({2}, {0, 1.0986122886681098});  // log 3
    check_values(pull_back(along(softmax, 0), {x}, doubles({2}, {1, 0}))[0], {0.1875, -0.1875});
    check_values(pull_back(along(log_softmax, 0), {x}, doubles({2}, {1, 0}))[0], {0.75, -0.75});
}

// Rows of 0 and log 3, so of probabilities 1/4 and 3/4, of which each pick adds (picked - probability).
TEST_CASE(
    "the logarithm of softmax has its derivative by what is picked of each slice, one element or several") {
    const Array x = doubles({2, 2}, {0, 1.0986122886681098, 0, 1.0986122886681098});
    const auto picked = [](const Array& index) {
        return Function([=](std::span<const Var> v) {
            return gather(log_softmax(v[0], 1), v[0].graph().constant(index), 1);
        });
    };
    const Function one = picked(integers({2, 1}, {0, 1}));
    const Function two = picked(integers({2, 2}, {0, 1, 1, 1}));
    check_values(pull_back(one, {x}, doubles({2, 1}, {1, 2}))[0], {0.75, -0.75, -0.5, 0.5});
    check_values(pull_back(two, {x}, doubles({2, 2}, {1, 1, 1, 1}))[0], {0.5, -0.5, -0.5, 0.5});
    for (const Function& f : {one, two}) {
        CHECK_NOTHROW(check_gradient(f, {x}));
        CHECK_NOTHROW(check_second_gradient(f, {x}));
    }
}

TEST_CASE("axes and dtypes that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var scalar = graph.input("scalar", {}, Dtype::float32);
    const Var none = graph.input("none", {2, 0}, Dtype::float32);
    const Var n = graph.input("n", {3}, Dtype::int64);
    CHECK_THROWS_AS(softmax(x, 2), ShapeError);
    CHECK_THROWS_WITH(softmax(x, 2), "softmax: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(log_softmax(scalar),
                      "log_softmax: axis -1 of an array of rank 0; expected an array with axes");
    CHECK_THROWS_WITH(
        softmax(none),
        "softmax: axis 1 of shape [2, 0], so no elements; expected at least one along the axis");
    CHECK_THROWS_WITH(log_softmax(n), "log_softmax: int64; expected float32 or float64");
}
