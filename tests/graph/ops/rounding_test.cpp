#include "xgrad/graph/ops/rounding.hpp"

#include "support/at_point.hpp"
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

const Array halves = doubles({7}, {-2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 2.75});
const Array dividends = doubles({2, 2}, {5.5, -5.5, 0.75, -7.25});
const Array divisors = doubles({2}, {-2, 1.5});
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

bool same(double a, double b) {
    return (std::isnan(a) && std::isnan(b)) || (a == b && std::signbit(a) == std::signbit(b));
}

}  // namespace

TEST_CASE("floor, ceil, trunc and round go to whole numbers, of two as near to the even one") {
    CHECK(evaluate(unary(floor), {halves}) == doubles({7}, {-3, -2, -1, 0, 1, 2, 2}));
    CHECK(evaluate(unary(ceil), {halves}) == doubles({7}, {-2, -1, -0.0, 1, 2, 3, 3}));
    CHECK(evaluate(unary(trunc), {halves}) == doubles({7}, {-2, -1, -0.0, 0, 1, 2, 2}));
    CHECK(evaluate(unary(round), {halves}) == doubles({7}, {-2, -2, -0.0, 0, 2, 2, 3}));
    CHECK(evaluate(unary(round), {floats({3}, {0.5F, 1.5F, -2.75F})}) == floats({3}, {0, 2, -3}));
    CHECK(evaluate(unary(floor), {Array({0, 2}, Dtype::float64)}).shape() == Shape{0, 2});
}

TEST_CASE("rounding leaves infinities and NaNs, and numbers without a fraction") {
    for (const UnaryOp f : {UnaryOp{floor}, UnaryOp{ceil}, UnaryOp{trunc}, UnaryOp{round}}) {
        CHECK(value(f, -infinity) == -infinity);
        CHECK(value(f, 1e300) == 1e300);
        CHECK(std::isnan(value(f, not_a_number)));
        CHECK(slope(f, 0.3) == 0);
    }
}

// Literals: NumPy 1.24's floor_divide, remainder and fmod.
TEST_CASE("quotients and remainders of floating numbers are NumPy's") {
    struct Case {
        double a, b, quotient, floored, truncated;
    };
    const Case cases[] = {
        {7, 3, 2, 1, 1},
        {-7, 3, -3, 2, -1},
        {7, -3, -3, -2, 1},
        {1, 0.1, 9, 0.09999999999999995, 0.09999999999999995},
        {-1e-20, 3, -1, 3, -1e-20},
        {0, -3, -0.0, -0.0, 0},
        {5, infinity, 0, 5, 5},
        {-5, infinity, -1, infinity, -5},
        {infinity, 3, not_a_number, not_a_number, not_a_number},
        {5, 0, infinity, not_a_number, not_a_number},
        {-5, 0, -infinity, not_a_number, not_a_number},
        {1e300, 1e-10, infinity, 5.476641984772742e-11, 5.476641984772742e-11},
        {not_a_number, 1, not_a_number, not_a_number, not_a_number},
    };
    for (const Case& c : cases) {
        INFO(c.a << " and " << c.b);
        CHECK(same(value(floor_divide, c.a, c.b), c.quotient));
        CHECK(same(value(remainder, c.a, c.b), c.floored));
        CHECK(same(value(fmod, c.a, c.b), c.truncated));
    }
}

TEST_CASE("quotients and remainders of integers are NumPy's, by 0 and where the quotient overflows too") {
    const Array a = integers({7}, {7, -7, 7, -9, smallest, 5, 0});
    const Array b = integers({7}, {3, 3, -3, 3, -1, 0, 4});
    CHECK(evaluate(binary(floor_divide), {a, b}) == integers({7}, {2, -3, -3, -3, smallest, 0, 0}));
    CHECK(evaluate(binary(remainder), {a, b}) == integers({7}, {1, 2, -2, 0, 0, 0, 0}));
    CHECK(evaluate(binary(fmod), {a, b}) == integers({7}, {1, -1, 1, 0, 0, 0, 0}));
}

TEST_CASE("remainders take float32 and broadcast") {
    CHECK(evaluate(binary(remainder), {floats({2, 1}, {5, -5}), floats({2}, {3, -3})}) ==
          floats({2, 2}, {2, -1, 1, -2}));
}

TEST_CASE("remainders have the derivatives that central differences show") {
    for (const BinaryOp f : {BinaryOp{remainder}, BinaryOp{fmod}}) {
        CHECK_NOTHROW(check_gradient(binary(f), {dividends, divisors}));
        CHECK_NOTHROW(check_second_gradient(binary(f), {dividends, divisors}));
    }
    CHECK(slopes(remainder, 5.5, -2) == std::vector<double>{1, 3});
    CHECK(slopes(fmod, 5.5, -2) == std::vector<double>{1, 2});
    CHECK(slopes(fmod, 1, 0.1) == std::vector<double>{1, -9});
    CHECK(slopes(floor_divide, 5.5, -2) == std::vector<double>{0, 0});
}

TEST_CASE("rounding takes floating operands only, remainders numbers of one dtype") {
    Graph graph;
    const Var n = graph.input("n", {3}, Dtype::int64);
    const Var x = graph.input("x", {3}, Dtype::float64);
    CHECK_THROWS_WITH(floor(n), "floor: int64; expected float32 or float64");
    CHECK_THROWS_AS(remainder(n, x), TypeError);
    const Var low = x < 0;
    const Var high = x > 0;
    CHECK_THROWS_WITH(fmod(low, high), "fmod: boolean; expected numbers");
}
