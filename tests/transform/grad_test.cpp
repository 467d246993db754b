#include "xgrad/transform/grad.hpp"
#include "xgrad/transform/jit.hpp"

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

TEST_CASE("a loss that is no scalar and an argument that is not floating are refused") {
    auto vector_valued = grad([](const Var& x) { return 2 * x; });
    CHECK_THROWS_AS(vector_valued(xt::xarray<double>{1., 2.}), ShapeError);
    auto by_integer = grad([](const Var& n) { return sum(cast(n, Dtype::float64)); });
    CHECK_THROWS_AS(by_integer(xt::xarray<int>{1, 2}), TypeError);
}

TEST_CASE("what else a function returns comes beside its value") {
    const auto f = [](const Var& x) { return std::pair(sum(x * x), std::tuple(x + 1, x * 3)); };
    const xt::xarray<double> x{1., 2.};
    const auto [both, slope] = value_and_grad(f)(x);
    CHECK(both.first == 5);
    CHECK((std::get<0>(both.second) == xt::xarray<double>{2., 3.}));
    CHECK((std::get<1>(both.second) == xt::xarray<double>{3., 6.}));
    CHECK((slope == xt::xarray<double>{2., 4.}));
    const auto [slope_alone, more] = grad(f)(x);
    CHECK((slope_alone == slope));
    CHECK((std::get<0>(more) == xt::xarray<double>{2., 3.}));
}

TEST_CASE("each gradient has the element type of its argument") {
    auto f = grad<0, 1>([](const Var& a, const Var& b) { return sum(a) * sum(cast(b, Dtype::float32)); });
    const auto [a, b] = f(xt::xarray<float>{1.F, 2.F}, xt::xarray<double>{5.});
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(b)>, xt::xarray<double>>);
    CHECK((a == xt::xarray<float>{5.F, 5.F}));
    CHECK(b(0) == 3);
}
