#include "xgrad/graph/ops/reduce.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/select.hpp"

#include <cmath>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

using Reduce = Var (*)(const Var&, const Axes&, KeepDims);

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const Array six = doubles({2, 3}, {1, 5, 3, 4, 2, 6});

Function over(Reduce reduce, const Axes& axes = {}, KeepDims keep = KeepDims::no) {
    return [=](std::span<const Var> x) { return reduce(x[0], axes, keep); };
}
Function largest_along(std::int64_t axis) {
    return [axis](std::span<const Var> x) { return argmax(x[0], axis); };
}

}  // namespace

TEST_CASE("sums over rows, columns and everything") {
    CHECK(evaluate(over(sum), {six}) == doubles({}, {21}));
    CHECK(evaluate(over(sum, {0}), {six}) == doubles({3}, {5, 7, 9}));
    CHECK(evaluate(over(sum, {1}), {six}) == doubles({2}, {9, 12}));
    CHECK(evaluate(over(sum, {-1}), {six}) == doubles({2}, {9, 12}));
    CHECK(evaluate(over(sum, {1, 0}), {six}) == doubles({}, {21}));
    CHECK(evaluate(over(sum, {0, 2}), {doubles({2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8})}) ==
          doubles({2}, {14, 22}));
    CHECK(evaluate(over(sum), {integers({3}, {1, 2, 3})}) == integers({}, {6}));
    CHECK(evaluate(over(sum), {floats({}, {2.5F})}) == floats({}, {2.5F}));
}

TEST_CASE("kept axes have size 1") {
    CHECK(evaluate(over(sum, {0}, KeepDims::yes), {six}) == doubles({1, 3}, {5, 7, 9}));
    CHECK(evaluate(over(mean, {1}, KeepDims::yes), {six}) == doubles({2, 1}, {3, 4}));
    CHECK(evaluate(over(xgrad::max, {}, KeepDims::yes), {six}) == doubles({1, 1}, {6}));
}

TEST_CASE("a sum over no elements is 0") {
    CHECK(evaluate(over(sum), {Array({0}, Dtype::float64)}) == doubles({}, {0}));
    CHECK(evaluate(over(sum, {0}), {Array({0, 3}, Dtype::float64)}) == doubles({3}, {0, 0, 0}));
    CHECK(evaluate(over(sum, {1}), {Array({0, 3}, Dtype::float64)}).shape() == Shape{0});
}

TEST_CASE("means") {
    CHECK(evaluate(over(mean), {six}) == doubles({}, {3.5}));
    CHECK(evaluate(over(mean, {0}), {six}) == doubles({3}, {2.5, 3.5, 4.5}));
    CHECK(evaluate(over(mean, {0}), {Array({2, 0}, Dtype::float32)}).shape() == Shape{0});
}

TEST_CASE("largest and smallest") {
    CHECK(evaluate(over(xgrad::max), {six}) == doubles({}, {6}));
    CHECK(evaluate(over(xgrad::max, {0}), {six}) == doubles({3}, {4, 5, 6}));
    CHECK(evaluate(over(xgrad::min, {1}), {six}) == doubles({2}, {1, 2}));
    CHECK(evaluate(over(xgrad::min), {integers({3}, {5, -7, 0})}) == integers({}, {-7}));
    CHECK(evaluate(over(xgrad::max), {doubles({2}, {-infinity, -1e308})}) == doubles({}, {-1e308}));
    CHECK(evaluate(over(xgrad::max, {1}), {Array({0, 3}, Dtype::float64)}).shape() == Shape{0});
}

TEST_CASE("a NaN is the sum, the largest and the smallest, wherever it stands") {
    for (const Array& x : {doubles({3}, {not_a_number, 1, 2}), doubles({3}, {1, not_a_number, 2}),
                           doubles({3}, {1, 2, not_a_number})})
        for (const Reduce reduce : {Reduce(sum), Reduce(mean), Reduce(xgrad::max), Reduce(xgrad::min)})
            CHECK(std::isnan(evaluate(over(reduce), {x}).item()));
}

TEST_CASE("argmax tells where the largest stands: of equals the first, a NaN before all") {
    CHECK(evaluate(largest_along(-1), {six}) == integers({2}, {1, 2}));
    CHECK(evaluate(largest_along(0), {six}) == integers({3}, {1, 0, 1}));
    CHECK(evaluate(largest_along(0), {integers({4}, {3, 7, 7, 1})}) == integers({}, {1}));
    CHECK(evaluate(largest_along(0), {doubles({4}, {1, not_a_number, 5, not_a_number})}) ==
          integers({}, {1}));
    CHECK(evaluate(largest_along(1), {Array({0, 3}, Dtype::float64)}).shape() == Shape{0});
}

TEST_CASE("reductions have the derivatives that central differences show, over all choices of axes") {
    const Array x = random_array({2, 3, 2}, Dtype::float64, 5);
    for (const Reduce reduce : {Reduce(sum), Reduce(mean), Reduce(xgrad::max), Reduce(xgrad::min)})
        for (const Axes& axes : {Axes{}, Axes{0}, Axes{1}, Axes{2}, Axes{0, 2}, Axes{1, 2}})
            for (const KeepDims keep : {KeepDims::no, KeepDims::yes}) {
                CHECK_NOTHROW(check_gradient(over(reduce, axes, keep), {x}));
                CHECK_NOTHROW(check_second_gradient(over(reduce, axes, keep), {x}));
            }
}

TEST_CASE("a mean's gradient is one share for each element") {
    CHECK(pull_back(over(mean, {1}), {six}, doubles({2}, {3, 6}))[0] == doubles({2, 3}, {1, 1, 1, 2, 2, 2}));
}

TEST_CASE("elements that tie for the largest share the cotangent equally") {
    const Array x = doubles({2, 3}, {1, 5, 5, 2, 2, 2});
    CHECK(pull_back(over(xgrad::max, {1}), {x}, doubles({2}, {6, 6}))[0] ==
          doubles({2, 3}, {0, 3, 3, 2, 2, 2}));
    CHECK(pull_back(over(xgrad::min), {x}, doubles({}, {6}))[0] == doubles({2, 3}, {6, 0, 0, 0, 0, 0}));
}

TEST_CASE("argmin is the place of the smallest, the first of equals") {
    const auto along = [](std::span<const Var> x) { return argmin(x[0], 1); };
    CHECK(evaluate(along, {doubles({2, 3}, {3, 1, 1, 2, 5, 4})}) == integers({2}, {1, 0}));
    constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();
    CHECK(evaluate(along, {integers({1, 3}, {smallest + 1, smallest, 7})}) == integers({1}, {1}));
}

TEST_CASE("argmax has derivative zero") {
    const auto f = [](std::span<const Var> x) { return x[0] * cast(argmax(x[0], 0), Dtype::float64); };
    CHECK(pull_back(f, {doubles({3}, {1, 5, 3})}, doubles({3}, {1, 1, 1}))[0] == doubles({3}, {1, 1, 1}));
}

TEST_CASE("axes that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    CHECK_THROWS_AS(sum(x, {2}), ShapeError);
    CHECK_THROWS_WITH(sum(x, {2}), "sum: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(mean(x, {0, -2}),
                      "mean: axes [0, -2] of an array of rank 2; expected each axis at most once");
    CHECK_THROWS_WITH(argmax(x, -3), "argmax: axis -3 of an array of rank 2; expected an axis from -2 to 1");
}

TEST_CASE("means, extrema and argmax of no elements are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 0}, Dtype::float32);
    CHECK_THROWS_AS(mean(x), ShapeError);
    CHECK_THROWS_WITH(mean(x),
                      "mean: shape [2, 0], so no elements; expected at least one along the axes to reduce");
    CHECK_THROWS_WITH(xgrad::max(x, {1}),
                      "max: shape [2, 0], so no elements; expected at least one along the axes to reduce");
    CHECK_THROWS_WITH(argmax(x),
                      "argmax: shape [2, 0], so no elements; expected at least one along the axes to reduce");
}

TEST_CASE("dtypes that cannot be reduced are refused") {
    Graph graph;
    const Var condition = graph.input("condition", {2}, Dtype::boolean);
    const Var n = graph.input("n", {2}, Dtype::int64);
    CHECK_THROWS_AS(sum(condition), TypeError);
    CHECK_THROWS_WITH(sum(condition), "sum: boolean; expected numbers");
    CHECK_THROWS_WITH(
        mean(n), "mean: int64; expected float32 or float64; convert it first: mean(cast(x, Dtype::float32))");
    CHECK_THROWS_WITH(argmax(condition), "argmax: boolean; expected numbers");
}
