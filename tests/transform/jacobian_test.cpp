#include "xgrad/transform/jacobian.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

namespace {

using Doubles = xt::xarray<double>;

const Doubles matrix = {{1., 2., 3.}, {4., 5., 6.}};

Var times_matrix(const Var& x) {
    return reshape(matmul(Array::of<double>({2, 3}, {1, 2, 3, 4, 5, 6}), expand_dims(x, 1)), {2});
}
Var matrix_times(const Var& x) {
    return reshape(matmul(expand_dims(x, 0), Array::of<double>({2, 3}, {1, 2, 3, 4, 5, 6})), {3});
}

}  // namespace

TEST_CASE("the Jacobian of a linear function is its matrix, by forward and by reverse mode") {
    CHECK((jacobian(times_matrix)(Doubles{7., 8., 9.}) == matrix));             // 2 from 3: reverse
    CHECK((jacobian(matrix_times)(Doubles{7., 8.}) == xt::transpose(matrix)));  // 3 from 2: forward
}

TEST_CASE("a Jacobian has the result's shape, then the argument's") {
    auto f = jacobian([](const Var& x) { return sum(x, {0}); });
    const Doubles j = f(Doubles{{1., 2., 3.}, {4., 5., 6.}});
    CHECK((j.shape() == Doubles::shape_type{3, 2, 3}));
    CHECK(j(1, 0, 1) == 1);
    CHECK(j(1, 1, 1) == 1);
    CHECK(j(1, 1, 2) == 0);
}

// f = sum of tanh(x) exp(-x^2): a diagonal Hessian of the second derivatives.
TEST_CASE("the Hessian has the argument's shape twice") {
    const auto f = [](const Var& x) { return sum(tanh(x) * exp(-x * x)); };
    const Doubles x = {{1., 2.}, {3., 4.}};
    const Doubles h = hessian(f)(x);
    CHECK((h.shape() == Doubles::shape_type{2, 2, 2, 2}));
    const double t = std::tanh(1.0);
    const double e = std::exp(-1.0);
    const double s = 1 - t * t;
    // f'' = e (-2 t s - 4 x s + t (4 x^2 - 2)) at x = 1
    CHECK_THAT(h(0, 0, 0, 0), WithinAbs(e * (-2 * t * s - 4 * s + 2 * t), 1e-15));
    CHECK(h(0, 0, 0, 1) == 0);
    CHECK(h(1, 1, 1, 1) != 0);
}

// From (-1.2, 1), the usual start: 6 steps reach the minimum (1, 1). Source: Nocedal and Wright 2006, section 3.3.
TEST_CASE("Newton's method with our Hessian finds Rosenbrock's minimum") {
    const auto rosenbrock = [](const Var& x) {
        const Var a = slice(x, 0, 0, 1);
        const Var b = slice(x, 0, 1, 2);
        return sum(square(1 - a) + 100 * square(b - square(a)));
    };
    auto slope = grad(rosenbrock);
    auto curvature = hessian(rosenbrock);
    Doubles x{-1.2, 1.};
    CHECK(xt::allclose(slope(x), Doubles{-215.6, -88.}, 1e-12, 0));
    for (int step = 0; step < 7; ++step) {
        const Doubles g = slope(x);
        const Doubles h = curvature(x);
        const double det = h(0, 0) * h(1, 1) - h(0, 1) * h(1, 0);
        x = x - Doubles{(h(1, 1) * g(0) - h(0, 1) * g(1)) / det, (h(0, 0) * g(1) - h(1, 0) * g(0)) / det};
    }
    CHECK(xt::allclose(x, Doubles{1., 1.}, 1e-12, 1e-12));
}

TEST_CASE("Jacobians nest: on Vars all sweeps are traced into the graph") {
    const auto f = [](const Var& x) { return sum(square(x) * x); };
    const Doubles x{1., 2.};
    // The gradient of the trace of the Hessian (6 x) is 6.
    auto of_trace = grad([&](const Var& v) { return sum(hessian(f)(v)); });
    CHECK((of_trace(x) == Doubles{6., 6.}));
    const Doubles third = jacobian(hessian(f))(x);
    CHECK((third.shape() == Doubles::shape_type{2, 2, 2}));
    CHECK(third(0, 0, 0) == 6);
    CHECK(third(0, 1, 0) == 0);
}

TEST_CASE("Jacobians of and by nothing are empty, and integers have none") {
    const auto f = [](const Var& x) { return x * 2; };
    CHECK((jacobian(f)(Doubles::from_shape({0})).shape() == Doubles::shape_type{0, 0}));
    CHECK_THROWS_AS(jacobian(f)(xt::xarray<int>{1, 2}), TypeError);
}
