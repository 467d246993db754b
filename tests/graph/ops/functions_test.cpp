#include "xgrad/graph/ops/functions.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

auto close_to(double expected) { return WithinRel(expected, 1e-15); }

const UnaryOp everywhere[] = {exp, exp2, expm1, erf, erfc};
const UnaryOp positive[] = {sqrt, rsqrt, cbrt, log, log2, log10, log1p};

}  // namespace

// Literals: CPython 3.11's math module, which agrees with mpmath to the last digit shown.
TEST_CASE("functions have their mathematical values") {
    CHECK(value(sqrt, 2.25) == 1.5);
    CHECK_THAT(value(rsqrt, 0.25), close_to(2));
    CHECK_THAT(value(cbrt, -0.5), close_to(-0.7937005259840998));
    CHECK_THAT(value(exp, 1.0), close_to(2.718281828459045));
    CHECK_THAT(value(exp2, 0.5), close_to(1.4142135623730951));
    CHECK_THAT(value(expm1, 0.5), close_to(0.6487212707001282));
    CHECK_THAT(value(log, 10.0), close_to(2.302585092994046));
    CHECK_THAT(value(log2, 0.125), close_to(-3));
    CHECK_THAT(value(log10, 0.5), close_to(-0.3010299956639812));
    CHECK_THAT(value(log1p, 0.5), close_to(0.4054651081081644));
    CHECK_THAT(value(erf, 0.5), close_to(0.5204998778130465));
    CHECK_THAT(value(erfc, 0.5), close_to(0.4795001221869535));
}

TEST_CASE("float32 gives float32") {
    CHECK_THAT(value(exp, 1.0F), WithinRel(2.718281828459045, 1e-6));
    CHECK_THAT(value(cbrt, -0.5F), WithinRel(-0.7937005259840998, 1e-6));
    CHECK_THAT(value(log10, 0.5F), WithinRel(-0.3010299956639812, 1e-6));
    CHECK_THAT(value(erfc, 0.5F), WithinRel(0.4795001221869535, 1e-6));
    CHECK(value(rsqrt, 4.0F) == 0.5);
}

TEST_CASE("functions of infinities and at the edges of their domains") {
    CHECK(value(exp, infinity) == infinity);
    CHECK(value(exp, -infinity) == 0);
    CHECK(value(exp, 710.0) == infinity);
    CHECK(value(expm1, -infinity) == -1);
    CHECK(value(log, 0.0) == -infinity);
    CHECK(value(log, infinity) == infinity);
    CHECK(value(log1p, -1.0) == -infinity);
    CHECK(value(sqrt, 0.0) == 0);
    CHECK(value(erf, infinity) == 1);
    CHECK(value(erfc, infinity) == 0);
    CHECK(value(erfc, -infinity) == 2);
    CHECK(value(rsqrt, 0.0) == infinity);
    CHECK(value(rsqrt, infinity) == 0);
    CHECK(value(cbrt, -infinity) == -infinity);
    CHECK(value(exp2, -infinity) == 0);
    CHECK(value(exp2, 1024.0) == infinity);
    CHECK(value(log2, 0.0) == -infinity);
    CHECK(value(log10, 0.0) == -infinity);
    CHECK(std::isnan(value(log, -1.0)));
    CHECK(std::isnan(value(sqrt, -1.0)));
}

TEST_CASE("a NaN goes through every function") {
    for (const UnaryOp f : everywhere) CHECK(std::isnan(value(f, not_a_number)));
    for (const UnaryOp f : positive) CHECK(std::isnan(value(f, not_a_number)));
}

TEST_CASE("erfc keeps the tail that 1 - erf loses") {
    CHECK_THAT(value(erfc, 5.0), WithinRel(1.5374597944280351e-12, 1e-15));
}

TEST_CASE("expm1 and log1p keep small numbers") {
    CHECK_THAT(value(expm1, 1e-10), close_to(1.00000000005e-10));
    CHECK_THAT(value(log1p, 1e-10), close_to(9.9999999995e-11));
}

TEST_CASE("functions have the derivatives that central differences show, to the second order") {
    for (const UnaryOp f : positive) {
        CHECK_NOTHROW(check_gradient(unary(f), {doubles({2, 3}, {0.25, 0.5, 0.75, 1, 1.5, 3})}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {doubles({2, 3}, {0.25, 0.5, 0.75, 1, 1.5, 3})}));
    }
    for (const UnaryOp f : everywhere) {
        CHECK_NOTHROW(check_gradient(unary(f), {doubles({5}, {-4, -1.5, -0.25, 0.5, 2})}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {doubles({5}, {-4, -1.5, -0.25, 0.5, 2})}));
    }
}

TEST_CASE("derivatives have their closed forms") {
    CHECK_THAT(slope(sqrt, 2.25), close_to(1.0 / 3));           // 1 / (2 sqrt x)
    CHECK_THAT(slope(log, 4.0), close_to(0.25));                // 1 / x
    CHECK_THAT(slope(log1p, 3.0), close_to(0.25));              // 1 / (1 + x)
    CHECK_THAT(slope(erf, 0.0), close_to(1.1283791670955126));  // 2 / sqrt(pi)
    CHECK_THAT(slope(erfc, 0.0), close_to(-1.1283791670955126));
    CHECK_THAT(slope(rsqrt, 4.0), close_to(-0.0625));              // -1/2 x^(-3/2)
    CHECK_THAT(slope(cbrt, 8.0), close_to(1.0 / 12));              // 1 / (3 cbrt(x)^2)
    CHECK_THAT(slope(exp2, 1.0), close_to(1.3862943611198906));    // 2^x ln 2
    CHECK_THAT(slope(log2, 2.0), close_to(0.7213475204444817));    // 1 / (x ln 2)
    CHECK_THAT(slope(log10, 2.0), close_to(0.21714724095162588));  // 1 / (x ln 10)
    CHECK(slope(cbrt, 0.0) == infinity);
    CHECK_THAT(slope(expm1, 1.0), close_to(2.718281828459045));
}

TEST_CASE("functions of no elements and of many axes keep the shape") {
    CHECK(evaluate(unary(exp), {Array({2, 0, 3}, Dtype::float64)}).shape() == Shape{2, 0, 3});
    CHECK(evaluate(unary(sqrt), {doubles({1, 2, 1}, {4, 9})}) == doubles({1, 2, 1}, {2, 3}));
}

TEST_CASE("functions take floating operands only") {
    Graph graph;
    const Var n = graph.input("n", {3}, Dtype::int64);
    CHECK_THROWS_AS(exp(n), TypeError);
    CHECK_THROWS_WITH(exp(n), "exp: int64; expected float32 or float64");
    CHECK_THROWS_WITH(erfc(n), "erfc: int64; expected float32 or float64");
}
