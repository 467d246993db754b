#include "xgrad/transform/transform.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("value_and_grad of xtensor code gives the value and the gradient") {
    auto f = value_and_grad([](const Var& x) { return sum(tanh(x) * exp(-x * x)); });
    const xt::xarray<double> x = {{1., 2.}, {-0.5, 0.}};
    const auto [value, gradient] = f(x);
    const xt::xarray<double> t = xt::tanh(x);
    const xt::xarray<double> e = xt::exp(-x * x);
    const xt::xarray<double> expected = (1 - t * t) * e - 2 * x * t * e;
    CHECK_THAT(value, WithinAbs(xt::sum(t * e)(), 1e-15));
    CHECK(xt::allclose(gradient, expected, 1e-14, 1e-15));
    CHECK((gradient.shape() == x.shape()));
}

TEST_CASE("any xtensor expression goes in, evaluated at the call") {
    auto df = grad([](const Var& x) { return sum(square(x)); });
    const xt::xarray<double> a = {{1., 2., 3.}, {4., 5., 6.}};
    const xt::xarray<double> got = df(xt::view(xt::transpose(a), xt::all(), 1) + 1.0);
    CHECK((got == xt::xarray<double>{10., 12., 14.}));
}

TEST_CASE("several positions give a tuple of gradients") {
    auto f =
        value_and_grad<0, 2>([](const Var& w, const Var& x, const Var& b) { return sum(matmul(x, w) + b); });
    const xt::xarray<float> w = xt::ones<float>({2, 1});
    const xt::xarray<float> x = {{1.F, 2.F}, {3.F, 4.F}};
    const xt::xarray<float> b = {0.5F};
    const auto [value, gradients] = f(w, x, b);
    CHECK(value == 11.0);
    CHECK((xt::flatten(std::get<0>(gradients)) == xt::xarray<float>{4.F, 6.F}));
    CHECK((std::get<1>(gradients) == xt::xarray<float>{2.F}));
}

TEST_CASE("transformations nest") {
    const auto f = [](const Var& x) { return x * x * x; };
    CHECK(grad(f)(2.0)() == 12.0);
    CHECK(grad(grad(f))(2.0)() == 12.0);
    CHECK(grad(grad(grad(f)))(2.0)() == 6.0);
}

TEST_CASE("a function is compiled once for each shape and dtype") {
    int traces = 0;
    auto f = jit([&](const Var& x) { return ++traces, x + 1; });
    const xt::xarray<double> small = xt::zeros<double>({2});
    const xt::xarray<double> large = xt::zeros<double>({3});
    f(small);
    f(large);
    f(small);
    CHECK(traces == 2);
    CHECK((f(xt::xarray<double>{1., 2.}) == xt::xarray<double>{2., 3.}));
    CHECK(traces == 2);
}

TEST_CASE("a loss that is no scalar and an argument that is not floating are refused") {
    auto vector_valued = grad([](const Var& x) { return 2 * x; });
    CHECK_THROWS_AS(vector_valued(xt::xarray<double>{1., 2.}), ShapeError);
    auto by_integer = grad([](const Var& n) { return sum(cast(n, Dtype::float64)); });
    CHECK_THROWS_AS(by_integer(xt::xarray<int>{1, 2}), TypeError);
}

TEST_CASE("a value kept from one trace cannot be used in the next") {
    Var kept;
    auto leak = jit([&](const Var& x) { return kept = x * 2; });
    leak(1.0);
    auto use = jit([&](const Var& x) { return x + kept; });
    CHECK_THROWS_AS(use(1.0), TypeError);
}
