#include "xgrad/transform/custom_op.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/check_gradients.hpp"
#include "xgrad/transform/grad.hpp"
#include "xgrad/transform/jit.hpp"

using namespace xgrad;

namespace {

using Doubles = xt::xarray<double>;

const CustomOp cube{
    .name = "cube",
    .forward = [](const auto& x) { return x[0] * x[0] * x[0]; },
    .backward = [](const auto& x, const auto&,
                   const auto& g) { return std::vector<Doubles>{3 * x[0] * x[0] * g}; },
};

const CustomOp graph_cube{
    .name = "cube",
    .forward = cube.forward,
    .derivative = [](const auto& x, const Var&,
                     const Var& g) { return std::vector<Var>{3 * square(x[0]) * g}; },
};

}  // namespace

TEST_CASE("an op of one's own is made of functions on xtensor arrays") {
    auto f = value_and_grad([](const Var& x) { return sum(cube({x})); });
    const auto [value, slope] = f(Doubles{1., 2.});
    CHECK(value == 9);
    CHECK((slope == Doubles{3., 12.}));
    const auto [value32, slope32] = f(xt::xarray<float>{1.F, 2.F});
    CHECK(value32 == 9);
    CHECK((slope32 == xt::xarray<float>{3.F, 12.F}));
}

TEST_CASE("with the derivative in graph terms it can be differentiated again") {
    CHECK(grad(grad(grad([](const Var& x) { return graph_cube({x}); })))(2.0)() == 6);
    CHECK(check_gradients(
              {.order = 2}, [](const Var& x) { return graph_cube({x}); }, Doubles{0.5, -2.})
              .passed());
    CHECK_THROWS_WITH(grad(grad([](const Var& x) { return cube({x}); }))(2.0),
                      ContainsSubstring("cube: a derivative is asked for, and the op has none to give"));
}

TEST_CASE("it may have several inputs and a shape of its own") {
    const CustomOp outer{
        .name = "outer",
        .forward = [](const auto& x) -> Doubles {
            return xt::view(x[0], xt::all(), xt::newaxis()) * xt::view(x[1], xt::newaxis(), xt::all());
        },
        .backward =
            [](const auto& x, const auto&, const auto& g) {
                return std::vector<Doubles>{xt::sum(g * xt::view(x[1], xt::newaxis(), xt::all()), {1}),
                                            xt::sum(g * xt::view(x[0], xt::all(), xt::newaxis()), {0})};
            },
        .shape =
            [](const auto& shapes) {
                return Shape{shapes[0][0], shapes[1][0]};
            },
    };
    const auto f = [&](const Var& a, const Var& b) { return outer({a, b}); };
    CHECK((jit(f)(Doubles{1., 2.}, Doubles{3., 4., 5.}) == Doubles{{3., 4., 5.}, {6., 8., 10.}}));
    CHECK(check_gradients(f, Doubles{1., 2.}, Doubles{3., 4., 5.}).passed());
}

TEST_CASE("results of another shape, and inputs that are no numbers, are refused") {
    const CustomOp odd{.name = "odd", .forward = [](const auto&) { return Doubles{1., 2., 3.}; }};
    CHECK_THROWS_WITH(jit([&](const Var& x) { return odd({x}); })(Doubles{1.}),
                      "odd: a result of shape [3]; expected [1]");
    CHECK_THROWS_AS(jit([&](const Var& x) { return odd({x}); })(xt::xarray<int>{1}), TypeError);
    CustomOp none = odd;
    none.forward = nullptr;
    CHECK_THROWS_AS(none({Var(1.0)}), ConfigError);
}
