#include "xgrad/transform/jit.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

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

TEST_CASE("a value kept from one trace cannot be used in the next") {
    Var kept;
    auto leak = jit([&](const Var& x) { return kept = x * 2; });
    leak(1.0);
    auto use = jit([&](const Var& x) { return x + kept; });
    CHECK_THROWS_AS(use(1.0), TypeError);
}

TEST_CASE("the result has the element type of the first floating argument") {
    auto f = jit([](const Var& n, const Var& x) { return cast(n, x.dtype()) * x; });
    const xt::xarray<float> y = f(xt::xarray<int>{1, 2}, xt::xarray<float>{1.5F, 2.5F});
    CHECK((y == xt::xarray<float>{1.5F, 5.F}));
}

TEST_CASE("Arrays go in and come out as they are") {
    auto f = jit([](const Var& x) { return x * 2; });
    CHECK(f(Array::of<float>({2}, {1, 2})) == Array::of<float>({2}, {2, 4}));
    CHECK(f(Array::of<double>({1}, {3})) == Array::of<double>({1}, {6}));
}

TEST_CASE("an array that a function closes over is a constant of it") {
    const Array weights = Array::of<double>({2}, {10, 20});
    auto f = jit([&](const Var& x) { return x * weights; });
    CHECK((f(xt::xarray<double>{1., 2.}) == xt::xarray<double>{10., 40.}));
}

TEST_CASE("called within another function, a jitted one is traced into its graph") {
    auto inner = jit([](const Var& x) { return x * x; });
    auto outer = jit([&](const Var& x) { return inner(x) + 1; });
    CHECK(outer(3.0)() == 10);
}
