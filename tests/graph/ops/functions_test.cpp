#include "xgrad/graph/ops/functions.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

#include <cmath>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
using F = Var (*)(const Var&);

double value(F f, double x) { return evaluate(unary(f), {doubles({}, {x})}).item(); }
float value(F f, float x) { return evaluate(unary(f), {floats({}, {x})}).values<float>()[0]; }
double slope(F f, double x) { return pull_back(unary(f), {doubles({}, {x})}, doubles({}, {1}))[0].item(); }

auto close_to(double expected) { return WithinRel(expected, 1e-15); }

const F smooth[] = {sqrt, exp, expm1, log, log1p, sin, cos, tanh, erf, sigmoid, softplus};

}  // namespace

// Literals: CPython 3.11's math module, which agrees with mpmath to the last digit shown.
TEST_CASE("functions have their mathematical values") {
    CHECK(value(sqrt, 2.25) == 1.5);
    CHECK_THAT(value(exp, 1.0), close_to(2.718281828459045));
    CHECK_THAT(value(expm1, 0.5), close_to(0.6487212707001282));
    CHECK_THAT(value(log, 10.0), close_to(2.302585092994046));
    CHECK_THAT(value(log1p, 0.5), close_to(0.4054651081081644));
    CHECK_THAT(value(sin, 0.5), close_to(0.479425538604203));
    CHECK_THAT(value(cos, 0.5), close_to(0.8775825618903728));
    CHECK_THAT(value(tanh, 0.5), close_to(0.46211715726000973));
    CHECK_THAT(value(erf, 0.5), close_to(0.5204998778130465));
    CHECK_THAT(value(sigmoid, 0.5), close_to(0.6224593312018546));
    CHECK_THAT(value(softplus, 0.5), close_to(0.9740769841801067));
    CHECK(value(relu, 0.5) == 0.5);
    CHECK(value(relu, -0.5) == 0);
}

TEST_CASE("float32 gives float32") {
    CHECK_THAT(static_cast<double>(value(exp, 1.0F)), WithinRel(2.718281828459045, 1e-6));
    CHECK_THAT(static_cast<double>(value(sigmoid, 0.5F)), WithinRel(0.6224593312018546, 1e-6));
    CHECK(value(relu, -3.0F) == 0.0F);
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
    CHECK(value(tanh, infinity) == 1);
    CHECK(value(tanh, -infinity) == -1);
    CHECK(value(erf, infinity) == 1);
    CHECK(value(relu, -infinity) == 0);
    CHECK(value(relu, infinity) == infinity);
    CHECK(std::isnan(value(log, -1.0)));
    CHECK(std::isnan(value(sqrt, -1.0)));
    CHECK(std::isnan(value(sin, infinity)));
}

TEST_CASE("a NaN goes through every function") {
    for (const F f : smooth) CHECK(std::isnan(value(f, not_a_number)));
    CHECK(std::isnan(value(relu, not_a_number)));
}

TEST_CASE("sigmoid and softplus stay finite for arguments of any size") {
    CHECK(value(sigmoid, 1e4) == 1);
    CHECK(value(sigmoid, -1e4) == 0);
    CHECK(value(sigmoid, -1e4F) == 0);
    CHECK(value(softplus, 1e4) == 1e4);
    CHECK(value(softplus, -1e4) == 0);
    CHECK_THAT(value(softplus, -50.0), close_to(1.9287498479639178e-22));  // exp(-50)
    CHECK(slope(sigmoid, 1e4) == 0);
    CHECK(slope(softplus, 1e4) == 1);
    CHECK(slope(softplus, -1e4) == 0);
}

TEST_CASE("expm1 and log1p keep small numbers") {
    CHECK_THAT(value(expm1, 1e-10), close_to(1.00000000005e-10));
    CHECK_THAT(value(log1p, 1e-10), close_to(9.9999999995e-11));
}

TEST_CASE("functions have the derivatives that central differences show, to the second order") {
    for (const F f : smooth) {
        CHECK_NOTHROW(check_gradient(unary(f), {doubles({2, 3}, {0.25, 0.5, 0.75, 1, 1.5, 3})}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {doubles({2, 3}, {0.25, 0.5, 0.75, 1, 1.5, 3})}));
    }
    for (const F f : {exp, expm1, sin, cos, tanh, erf, sigmoid, softplus, relu}) {
        CHECK_NOTHROW(check_gradient(unary(f), {doubles({5}, {-4, -1.5, -0.25, 0.5, 2})}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {doubles({5}, {-4, -1.5, -0.25, 0.5, 2})}));
    }
}

TEST_CASE("derivatives have their closed forms") {
    CHECK_THAT(slope(sqrt, 2.25), close_to(1.0 / 3));            // 1 / (2 sqrt x)
    CHECK_THAT(slope(log, 4.0), close_to(0.25));                 // 1 / x
    CHECK_THAT(slope(log1p, 3.0), close_to(0.25));               // 1 / (1 + x)
    CHECK_THAT(slope(tanh, 0.5), close_to(0.7864477329659274));  // 1 - tanh(x)^2
    CHECK_THAT(slope(erf, 0.0), close_to(1.1283791670955126));   // 2 / sqrt(pi)
    CHECK_THAT(slope(sigmoid, 0.0), close_to(0.25));
    CHECK_THAT(slope(softplus, 0.5), close_to(0.6224593312018546));  // sigmoid(x)
    CHECK_THAT(slope(expm1, 1.0), close_to(2.718281828459045));
    CHECK_THAT(slope(sin, 0.5), close_to(0.8775825618903728));
    CHECK_THAT(slope(cos, 0.5), close_to(-0.479425538604203));
}

TEST_CASE("relu has derivative 0 at 0") {
    CHECK(slope(relu, 0.0) == 0);
    CHECK(slope(relu, -0.0) == 0);
    CHECK(slope(relu, 1e-300) == 1);
}

TEST_CASE("functions of no elements and of many axes keep the shape") {
    CHECK(evaluate(unary(exp), {Array({2, 0, 3}, Dtype::float64)}).shape() == Shape{2, 0, 3});
    CHECK(evaluate(unary(relu), {doubles({1, 2, 1}, {-1, 1})}) == doubles({1, 2, 1}, {0, 1}));
}

TEST_CASE("functions take floating operands only") {
    Graph graph;
    const Var n = graph.input("n", {3}, Dtype::int64);
    CHECK_THROWS_AS(exp(n), TypeError);
    CHECK_THROWS_WITH(exp(n), "exp: int64; expected float32 or float64");
    CHECK_THROWS_WITH(relu(n), "relu: int64; expected float32 or float64");
}
