#include "xgrad/graph/ops/trigonometry.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <cmath>
#include <numbers>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

constexpr double pi = std::numbers::pi;
const UnaryOp everywhere[] = {sin, cos, atan, sinh, cosh, tanh, asinh};
const UnaryOp inside_one[] = {tan, asin, acos, atanh};

auto close_to(double expected) { return WithinRel(expected, 1e-15); }

}  // namespace

// Literals: CPython 3.11's math module.
TEST_CASE("trigonometric and hyperbolic functions have their mathematical values") {
    CHECK_THAT(value(sin, 0.5), close_to(0.479425538604203));
    CHECK_THAT(value(cos, 0.5), close_to(0.8775825618903728));
    CHECK_THAT(value(tan, 0.5), close_to(0.5463024898437905));
    CHECK_THAT(value(asin, 0.5), close_to(0.5235987755982989));
    CHECK_THAT(value(acos, 0.5), close_to(1.0471975511965979));
    CHECK_THAT(value(atan, 0.5), close_to(0.4636476090008061));
    CHECK_THAT(value(sinh, 0.5), close_to(0.5210953054937474));
    CHECK_THAT(value(cosh, 0.5), close_to(1.1276259652063807));
    CHECK_THAT(value(tanh, 0.5), close_to(0.46211715726000974));
    CHECK_THAT(value(asinh, 0.5), close_to(0.48121182505960347));
    CHECK_THAT(value(acosh, 2.5), close_to(1.566799236972411));
    CHECK_THAT(value(atanh, 0.5), close_to(0.5493061443340548));
}

TEST_CASE("trigonometric and hyperbolic functions take float32") {
    CHECK_THAT(value(tan, 0.5F), WithinRel(0.5463024898437905, 1e-6));
    CHECK_THAT(value(acos, 0.5F), WithinRel(1.0471975511965979, 1e-6));
    CHECK_THAT(value(sinh, 0.5F), WithinRel(0.5210953054937474, 1e-6));
    CHECK_THAT(value(acosh, 2.5F), WithinRel(1.566799236972411, 1e-6));
    CHECK_THAT(value(atanh, 0.5F), WithinRel(0.5493061443340548, 1e-6));
}

TEST_CASE("trigonometric and hyperbolic functions of infinities and at the edges of their domains") {
    CHECK(std::isnan(value(sin, infinity)));
    CHECK(std::isnan(value(cos, infinity)));
    CHECK(std::isnan(value(tan, infinity)));
    CHECK_THAT(value(asin, 1.0), close_to(pi / 2));
    CHECK(value(acos, 1.0) == 0);
    CHECK_THAT(value(acos, -1.0), close_to(pi));
    CHECK(std::isnan(value(asin, 1.5)));
    CHECK(std::isnan(value(acos, -1.5)));
    CHECK_THAT(value(atan, -infinity), close_to(-pi / 2));
    CHECK(value(sinh, -infinity) == -infinity);
    CHECK(value(cosh, -infinity) == infinity);
    CHECK(value(tanh, infinity) == 1);
    CHECK(value(tanh, -infinity) == -1);
    CHECK(value(asinh, -infinity) == -infinity);
    CHECK(value(acosh, 1.0) == 0);
    CHECK(value(acosh, infinity) == infinity);
    CHECK(std::isnan(value(acosh, 0.5)));
    CHECK(value(atanh, -1.0) == -infinity);
    CHECK(std::isnan(value(atanh, 1.5)));
}

TEST_CASE("a NaN goes through every trigonometric and hyperbolic function") {
    for (const UnaryOp f : everywhere) CHECK(std::isnan(value(f, not_a_number)));
    for (const UnaryOp f : inside_one) CHECK(std::isnan(value(f, not_a_number)));
    CHECK(std::isnan(value(acosh, not_a_number)));
}

TEST_CASE("trigonometric and hyperbolic functions have the derivatives that central differences show") {
    const Array inside = doubles({2, 3}, {-0.8, -0.5, -0.1, 0.2, 0.6, 0.75});
    const Array all = doubles({2, 1, 3}, {-4, -1.5, -0.25, 0.5, 2, 3});
    for (const UnaryOp f : inside_one) {
        CHECK_NOTHROW(check_gradient(unary(f), {inside}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {inside}));
    }
    for (const UnaryOp f : everywhere) {
        CHECK_NOTHROW(check_gradient(unary(f), {all}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {all}));
    }
    CHECK_NOTHROW(check_gradient(unary(acosh), {doubles({3}, {1.2, 2, 5})}));
    CHECK_NOTHROW(check_second_gradient(unary(acosh), {doubles({3}, {1.2, 2, 5})}));
}

TEST_CASE("derivatives of trigonometric and hyperbolic functions have their closed forms") {
    CHECK_THAT(slope(sin, 0.5), close_to(0.8775825618903728));
    CHECK_THAT(slope(cos, 0.5), close_to(-0.479425538604203));
    CHECK_THAT(slope(tan, pi / 4), close_to(2));                 // 1 + tan(x)^2
    CHECK_THAT(slope(asin, 0.6), close_to(1.25));                // 1 / sqrt(1 - x^2)
    CHECK_THAT(slope(acos, 0.6), close_to(-1.25));               // -1 / sqrt(1 - x^2)
    CHECK_THAT(slope(atan, 2.0), close_to(0.2));                 // 1 / (1 + x^2)
    CHECK_THAT(slope(tanh, 0.5), close_to(0.7864477329659274));  // 1 - tanh(x)^2
    CHECK_THAT(slope(asinh, 0.75), close_to(0.8));               // 1 / sqrt(1 + x^2)
    CHECK_THAT(slope(acosh, 1.25), close_to(4.0 / 3));           // 1 / sqrt(x^2 - 1)
    CHECK_THAT(slope(atanh, 0.5), close_to(4.0 / 3));            // 1 / (1 - x^2)
    CHECK(slope(asin, 1.0) == infinity);
    CHECK(slope(acos, -1.0) == -infinity);
}

TEST_CASE("atan2 is the angle of a point in its quadrant") {
    CHECK_THAT(value(atan2, 1, -2), close_to(2.677945044588987));
    CHECK_THAT(value(atan2, -3, 4), close_to(-0.6435011087932844));
    CHECK_THAT(value(atan2, 0, -1), close_to(pi));
    CHECK_THAT(value(atan2, -0.0, -1), close_to(-pi));
    CHECK_THAT(value(atan2, infinity, infinity), close_to(pi / 4));
    CHECK(std::isnan(value(atan2, not_a_number, 1)));
}

TEST_CASE("hypot neither overflows nor vanishes") {
    CHECK(value(hypot, 3, -4) == 5);
    CHECK_THAT(value(hypot, 1e200, 1e200), close_to(1.414213562373095e200));
    CHECK_THAT(value(hypot, 3e-200, 4e-200), close_to(5e-200));
    CHECK(value(hypot, -infinity, not_a_number) == infinity);  // as in C
    CHECK(evaluate(binary(hypot), {floats({2}, {3e30F, 3}), floats({}, {4e30F})}).values<float>()[0] ==
          5e30F);
}

TEST_CASE("atan2 and hypot have their derivatives, and 0 at the origin") {
    const std::vector<Array> points{doubles({2, 3}, {1, -2, 0.5, -0.3, 2, 3}), doubles({3}, {-1, 0.7, 2})};
    for (const BinaryOp f : {BinaryOp{atan2}, BinaryOp{hypot}}) {
        CHECK_NOTHROW(check_gradient(binary(f), points));
        CHECK_NOTHROW(check_second_gradient(binary(f), points));
        CHECK(slopes(f, 0, 0) == std::vector<double>{0, 0});
    }
    CHECK(slopes(hypot, 3, -4) == std::vector<double>{0.6, -0.8});
    CHECK_THAT(slopes(atan2, 3, 4)[0], close_to(0.16));   // x / (x^2 + y^2)
    CHECK_THAT(slopes(atan2, 3, 4)[1], close_to(-0.12));  // -y / (x^2 + y^2)
    CHECK_THAT(slopes(atan2, 3e200, 4e200)[0], close_to(1.6e-201));
}

TEST_CASE("trigonometric functions of no elements keep the shape, and take floating operands only") {
    CHECK(evaluate(unary(atan), {Array({2, 0, 3}, Dtype::float64)}).shape() == Shape{2, 0, 3});
    Graph graph;
    const Var n = graph.input("n", {3}, Dtype::int64);
    CHECK_THROWS_WITH(asin(n), "asin: int64; expected float32 or float64");
    CHECK_THROWS_WITH(atan2(n, n), "atan2: int64; expected float32 or float64");
}
