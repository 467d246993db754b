#include "xgrad/graph/ops/select.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array ones = doubles({3}, {1, 1, 1});

}  // namespace

TEST_CASE("comparisons of smaller, equal and larger numbers") {
    const Array x = doubles({3}, {1, 2, 3});
    const Array y = doubles({}, {2});
    CHECK(evaluate(binary(equal), {x, y}) == booleans({3}, {false, true, false}));
    CHECK(evaluate(binary(not_equal), {x, y}) == booleans({3}, {true, false, true}));
    CHECK(evaluate(binary(less), {x, y}) == booleans({3}, {true, false, false}));
    CHECK(evaluate(binary(less_equal), {x, y}) == booleans({3}, {true, true, false}));
    CHECK(evaluate(binary(operator>), {x, y}) == booleans({3}, {false, false, true}));
    CHECK(evaluate(binary(operator>=), {x, y}) == booleans({3}, {false, true, true}));
    CHECK(evaluate(binary(operator<), {x, y}) == booleans({3}, {true, false, false}));
    CHECK(evaluate(binary(operator<=), {x, y}) == booleans({3}, {true, true, false}));
}

TEST_CASE("a NaN is not equal to, below or above anything, and zeros of either sign are equal") {
    const Array x = doubles({2}, {std::numeric_limits<double>::quiet_NaN(), -0.0});
    const Array y = doubles({2}, {std::numeric_limits<double>::quiet_NaN(), 0.0});
    CHECK(evaluate(binary(equal), {x, y}) == booleans({2}, {false, true}));
    CHECK(evaluate(binary(not_equal), {x, y}) == booleans({2}, {true, false}));
    CHECK(evaluate(binary(less), {x, y}) == booleans({2}, {false, false}));
    CHECK(evaluate(binary(less_equal), {x, y}) == booleans({2}, {false, true}));
}

TEST_CASE("integers and booleans compare too") {
    CHECK(evaluate(binary(less), {integers({2}, {-1, 1}), integers({}, {0})}) ==
          booleans({2}, {true, false}));
    CHECK(evaluate(binary(equal), {booleans({2}, {true, false}), booleans({}, {true})}) ==
          booleans({2}, {true, false}));
}

TEST_CASE("logic over both operands' values") {
    const Array x = booleans({4}, {false, false, true, true});
    const Array y = booleans({4}, {false, true, false, true});
    CHECK(evaluate(binary(logical_and), {x, y}) == booleans({4}, {false, false, false, true}));
    CHECK(evaluate(binary(logical_or), {x, y}) == booleans({4}, {false, true, true, true}));
    CHECK(evaluate(binary(logical_xor), {x, y}) == booleans({4}, {false, true, true, false}));
    CHECK(evaluate(unary(logical_not), {x}) == booleans({4}, {true, true, false, false}));
}

TEST_CASE("where takes one side or the other, broadcast") {
    const auto choose = [](std::span<const Var> x) { return where(x[0], x[1], x[2]); };
    CHECK(evaluate(choose, {booleans({2, 1}, {true, false}), doubles({3}, {1, 2, 3}), doubles({}, {9})}) ==
          doubles({2, 3}, {1, 2, 3, 9, 9, 9}));
    CHECK(evaluate([](auto x) { return where(x[0] > 0, x[0], 0); }, {floats({2}, {-1, 2})}) ==
          floats({2}, {0, 2}));
    CHECK(evaluate(choose, {booleans({1}, {true}), integers({1}, {5}), integers({1}, {6})}) ==
          integers({1}, {5}));
}

TEST_CASE("where's gradient goes to the side that was taken, and a NaN on the other side does no harm") {
    const auto choose = [](std::span<const Var> x) { return where(x[0], x[1], x[2]); };
    const Array nan = doubles({3}, {std::numeric_limits<double>::quiet_NaN(), 1, 1});
    const auto g = pull_back(choose, {booleans({3}, {false, true, true}), nan, doubles({}, {0})},
                             doubles({3}, {1, 2, 3}));
    CHECK(g[0] == doubles({3}, {0, 2, 3}));
    CHECK(g[1] == doubles({}, {1}));
}

TEST_CASE("where has the derivatives that central differences show") {
    const auto choose = [](std::span<const Var> x) { return where(x[0], square(x[1]), x[1] * x[2]); };
    const std::vector<Array> point = {booleans({2, 1}, {true, false}), doubles({3}, {1.5, -2, 0.5}),
                                      doubles({}, {0.7})};
    CHECK_NOTHROW(check_gradient(choose, point));
    CHECK_NOTHROW(check_second_gradient(choose, point));
}

TEST_CASE("cast converts between all dtypes") {
    const auto to = [](Dtype dtype) { return [dtype](std::span<const Var> x) { return cast(x[0], dtype); }; };
    CHECK(evaluate(to(Dtype::float32), {doubles({2}, {0.1, -2})}) == floats({2}, {0.1F, -2}));
    CHECK(evaluate(to(Dtype::float64), {floats({1}, {0.5})}) == doubles({1}, {0.5}));
    CHECK(evaluate(to(Dtype::int64), {doubles({3}, {1.9, -1.9, 7})}) == integers({3}, {1, -1, 7}));
    CHECK(evaluate(to(Dtype::float64), {booleans({2}, {true, false})}) == doubles({2}, {1, 0}));
    CHECK(evaluate(to(Dtype::boolean), {doubles({3}, {0, -0.5, 2})}) == booleans({3}, {false, true, true}));
    CHECK(evaluate(to(Dtype::int64), {booleans({2}, {true, false})}) == integers({2}, {1, 0}));
    CHECK(evaluate(to(Dtype::float64), {doubles({1}, {0.5})}) == doubles({1}, {0.5}));
}

TEST_CASE("gradients pass a cast between floating dtypes and end at one to integers") {
    const auto through_float32 = [](std::span<const Var> x) {
        return cast(cast(x[0], Dtype::float32) * 3, Dtype::float64);
    };
    CHECK(pull_back(through_float32, {ones}, ones)[0] == doubles({3}, {3, 3, 3}));
    const auto through_int64 = [](std::span<const Var> x) {
        return x[0] * cast(cast(x[0], Dtype::int64), Dtype::float64);
    };
    CHECK(pull_back(through_int64, {doubles({1}, {2.5})}, doubles({1}, {1}))[0] == doubles({1}, {2}));
}

TEST_CASE("no gradient passes a comparison or stop_gradient") {
    const auto compared = [](std::span<const Var> x) { return x[0] * cast(x[0] > 0, Dtype::float64); };
    CHECK(pull_back(compared, {doubles({3}, {-1, 0, 2})}, ones)[0] == doubles({3}, {0, 0, 1}));
    const auto stopped = [](std::span<const Var> x) { return x[0] * stop_gradient(x[0]); };
    CHECK(evaluate(stopped, {doubles({3}, {1, 2, 3})}) == doubles({3}, {1, 4, 9}));
    CHECK(pull_back(stopped, {doubles({3}, {1, 2, 3})}, ones)[0] == doubles({3}, {1, 2, 3}));
}

TEST_CASE("conditions have to be booleans, and both sides of one dtype") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var n = graph.input("n", {2}, Dtype::int64);
    const Var condition = graph.input("condition", {2}, Dtype::boolean);
    const Var long_condition = graph.input("condition", {3}, Dtype::boolean);
    CHECK_THROWS_WITH(where(x, x, x),
                      "where: a condition of float64; expected boolean; compare it: where(x > 0, a, b)");
    CHECK_THROWS_WITH(where(condition, x, n),
                      "where: float64 and int64; expected one dtype; convert one of them with "
                      "cast(x, Dtype::float64)");
    CHECK_THROWS_WITH(where(long_condition, x, x),
                      "where: shapes [3], [2] and [2]; expected shapes that broadcast "
                      "together: equal sizes, or 1, in each axis from the back");
    CHECK_THROWS_WITH(logical_and(condition, x),
                      "logical_and: boolean and float64; expected one dtype; convert one of "
                      "them with cast(x, Dtype::boolean)");
    CHECK_THROWS_WITH(logical_not(n), "logical_not: int64; expected boolean");
}

TEST_CASE("isnan, isinf and isfinite tell numbers apart") {
    const Array x = doubles({4}, {1, infinity, -infinity, not_a_number});
    CHECK(evaluate(unary(isnan), {x}) == booleans({4}, {false, false, false, true}));
    CHECK(evaluate(unary(isinf), {x}) == booleans({4}, {false, true, true, false}));
    CHECK(evaluate(unary(isfinite), {x}) == booleans({4}, {true, false, false, false}));
    CHECK(evaluate(unary(isfinite), {floats({2}, {3e38F, std::numeric_limits<float>::infinity()})}) ==
          booleans({2}, {true, false}));
    CHECK(evaluate(unary(isnan), {integers({1}, {3})}) == booleans({1}, {false}));
    CHECK(evaluate(unary(isfinite), {booleans({2}, {true, false})}) == booleans({2}, {true, true}));
}
