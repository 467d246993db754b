#include "xgrad/transform/check_gradients.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

namespace {

using Doubles = xt::xarray<double>;

}  // namespace

TEST_CASE("right derivatives pass, of first and second order, of structures too") {
    const auto f = [](const std::vector<Var>& x) { return std::pair(tanh(x[0]) * x[1], exp(x[1])); };
    const std::vector<Doubles> x{{0.3, -0.8}, {1.2, 0.4}};
    const GradientCheck first = check_gradients(f, x);
    CHECK(first.passed());
    REQUIRE(first.arguments.size() == 2);
    CHECK(first.arguments[0].non_zero == 2);
    CHECK(first.arguments[0].error < 1e-9);
    CHECK(check_gradients({.order = 2}, f, x).passed());
}

// stop_gradient hides one of the two factors, so that the derivative is x where it should be 2 x.
TEST_CASE("a wrong derivative fails with the worst element and both figures") {
    const auto f = [](const Var& x) { return x * stop_gradient(x); };
    const GradientCheck check = check_gradients(f, Doubles{1., 3., 2.});
    CHECK_FALSE(check.passed());
    CHECK_THAT(check.arguments[0].error, WithinAbs(0.5, 0.2));
    CHECK_THAT(check.arguments[0].expected / check.arguments[0].found, WithinAbs(2, 1e-6));
    CHECK_THAT(check.text(), StartsWith("argument 0: relative error 0.") &&
                                 ContainsSubstring("the worst at element") &&
                                 EndsWith("3 of 3 derivatives are not 0\n"));
}

TEST_CASE("a check that says nothing does not pass") {
    const GradientCheck zero = check_gradients([](const Var& x) { return 0 * x; }, Doubles{1., 2.});
    CHECK_FALSE(zero.passed());
    CHECK_THAT(zero.text(), EndsWith("0 of 2 derivatives are not 0: the check says nothing\n"));
    const auto of_integers = [](const Var& n) { return cast(n, Dtype::float64); };
    const GradientCheck none = check_gradients(of_integers, xt::xarray<int>{1, 2});
    CHECK_FALSE(none.passed());
    CHECK(none.text() == "no floating argument to differentiate by\n");
}

TEST_CASE("float32 arguments are checked in float64") {
    CHECK(check_gradients([](const Var& x) { return sqrt(x); }, xt::xarray<float>{2.F, 3.F}).passed());
}

TEST_CASE("infinite derivatives do not pass, and only orders 1 and 2 are known") {
    CHECK_FALSE(check_gradients([](const Var& x) { return sqrt(x); }, Doubles{0.}).passed());
    CHECK_THROWS_WITH(check_gradients(
                          {.order = 3}, [](const Var& x) { return x; }, Doubles{1.}),
                      "check_gradients: order 3; expected 1 or 2");
}
