// What the books compute: derivatives of known functions, to known figures.
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/transform.hpp"

#include <cmath>

using namespace xgrad;

namespace {

// sin by its Taylor series, up to the term of that order. Source: Saitoh, Deep Learning from Scratch 3, step 27.
auto taylor_sine(int order) {
    return [order](const Var& x) {
        Var y = x;
        double factorial = 1;
        for (int i = 3; i <= order; i += 2) {
            factorial *= -(i - 1) * i;
            y = y + pow(x, i) / factorial;
        }
        return y;
    };
}

}  // namespace

TEST_CASE("sin by its Taylor series has sin's derivatives, to order 8") {
    const double x = M_PI / 4;
    const auto f = taylor_sine(29);
    auto d1 = grad(f);
    auto d2 = grad(d1);
    auto d3 = grad(d2);
    auto d4 = grad(d3);
    auto d8 = grad(grad(grad(grad(d4))));
    const double half = std::sqrt(0.5);
    CHECK_THAT(jit(f)(x)(), WithinAbs(half, 1e-15));
    CHECK_THAT(d1(x)(), WithinAbs(half, 1e-15));
    CHECK_THAT(d2(x)(), WithinAbs(-half, 1e-15));
    CHECK_THAT(d3(x)(), WithinAbs(-half, 1e-15));
    CHECK_THAT(d4(x)(), WithinAbs(half, 1e-15));
    CHECK_THAT(d8(x)(), WithinAbs(half, 1e-14));
}

// Source: Saitoh, Deep Learning from Scratch 3, step 24: the gradients at (1, 1).
TEST_CASE("the sphere, Matyas and Goldstein-Price functions have the book's gradients") {
    const auto sphere = [](const Var& x, const Var& y) { return square(x) + square(y); };
    const auto matyas = [](const Var& x, const Var& y) {
        return 0.26 * (square(x) + square(y)) - 0.48 * x * y;
    };
    const auto goldstein = [](const Var& x, const Var& y) {
        return (1 + square(x + y + 1) * (19 - 14 * x + 3 * square(x) - 14 * y + 6 * x * y + 3 * square(y))) *
               (30 + square(2 * x - 3 * y) *
                         (18 - 32 * x + 12 * square(x) + 48 * y - 36 * x * y + 27 * square(y)));
    };
    const auto at_one = [](const auto& f) { return grad<0, 1>(f)(1.0, 1.0); };
    CHECK(std::get<0>(at_one(sphere))() == 2);
    CHECK_THAT(std::get<1>(at_one(matyas))(), WithinAbs(0.04, 1e-15));
    CHECK(std::get<0>(at_one(goldstein))() == -5376);
    CHECK(std::get<1>(at_one(goldstein))() == 8064);
}

// y = x^4 - 2 x^2 from 2: Newton's method reaches 1. Source: Saitoh, Deep Learning from Scratch 3, step 29.
TEST_CASE("Newton's method with second derivatives reaches the book's minimum") {
    auto slope = grad([](const Var& x) { return pow(x, 4) - 2 * square(x); });
    auto curvature = grad(slope);
    double x = 2;
    for (int i = 0; i < 10; ++i) x -= slope(x)() / curvature(x)();
    CHECK(x == 1);
}

// The gradient of the norm of the gradient. Source: Saitoh, Deep Learning from Scratch 3, step 35 and 36: y = x^2,
// z = y'^3 + y, so that dz/dx = 24 x^2 + 2 x = 100 at 2.
TEST_CASE("a gradient within a function is differentiated with it") {
    const auto y = [](const Var& x) { return square(x); };
    auto slope = grad(y);
    const auto z = [&](const Var& x) { return pow(slope(x), 3) + y(x); };
    CHECK(grad(z)(2.0)() == 100);
}
