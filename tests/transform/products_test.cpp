#include "xgrad/transform/products.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/jit.hpp"

using namespace xgrad;

namespace {

using Doubles = xt::xarray<double>;

}  // namespace

// y = x^2: dy = 2 x v.
TEST_CASE("jvp gives the value and the derivative in a direction") {
    auto f = jvp([](const Var& x) { return x * x; });
    const auto [y, dy] = f(Doubles{1., 2., 3.}, Doubles{1., 0., -1.});
    CHECK((y == Doubles{1., 4., 9.}));
    CHECK((dy == Doubles{2., 0., -6.}));
}

// y = a b: the tangent is da b + a db, the cotangents are g b and g a.
TEST_CASE("products of several arguments take tuples") {
    const auto f = [](const Var& a, const Var& b) { return a * b; };
    const auto [y, dy] = jvp(f)(std::tuple(2.0, 3.0), std::tuple(10.0, 1.0));
    CHECK(y() == 6);
    CHECK(dy() == 32);
    const auto [same, slopes] = vjp(f)(std::tuple(2.0, 3.0), 10.0);
    CHECK(same() == 6);
    CHECK(std::get<0>(slopes)() == 30);
    CHECK(std::get<1>(slopes)() == 20);
}

TEST_CASE("jvp and vjp of a function of a matrix are each other's transpose") {
    const auto f = [](const Var& x) { return softmax(matmul(x, transpose(x)), 1) * sum(tanh(x)); };
    const Doubles x = {{0.3, -1.2}, {0.7, 0.5}, {-0.4, 0.9}};
    const Doubles v = {{1.0, 0.5}, {-2.0, 0.1}, {0.3, 0.7}};
    const Doubles g = {{0.2, -0.6, 1.1}, {0.9, 0.4, -0.8}, {-0.3, 0.5, 0.7}};
    const Doubles dy = jvp(f)(x, v).second;
    const Doubles dx = vjp(f)(x, g).second;
    CHECK_THAT(xt::sum(dy * g)(), WithinRel(xt::sum(dx * v)(), 1e-13));
    CHECK(std::abs(xt::sum(dy * g)()) > 0.1);
}

// f = (1 - a)^2 + 100 (b - a^2)^2, whose Hessian at (1, 1) is [802, -400; -400, 200]. Source: Rosenbrock 1960.
TEST_CASE("hvp is the Hessian times a vector") {
    const auto rosenbrock = [](const Var& x) {
        const Var a = slice(x, 0, 0, 1);
        const Var b = slice(x, 0, 1, 2);
        return sum(square(1 - a) + 100 * square(b - square(a)));
    };
    auto product = hvp(rosenbrock);
    CHECK((product(Doubles{1., 1.}, Doubles{1., 0.}) == Doubles{802., -400.}));
    CHECK((product(Doubles{1., 1.}, Doubles{1., 2.}) == Doubles{2., 0.}));
}

TEST_CASE("a Hessian-vector product of a million parameters needs no Hessian") {
    const auto f = [](const Var& x) { return sum(square(x) * x) / 6; };  // Hessian: diagonal of x
    const Doubles x = xt::linspace<double>(-1, 1, 1'000'000);
    const Doubles v = xt::ones<double>({1'000'000});
    CHECK(xt::allclose(hvp(f)(x, v), x, 1e-15, 1e-15));
}

TEST_CASE("products nest in other transformations") {
    const auto f = [](const Var& x) { return x * x * x; };
    auto slope = jit([&](const Var& x) { return jvp(f)(x, 1.0).second; });  // 3 x^2
    CHECK(slope(2.0)() == 12);
    CHECK(grad([&](const Var& x) { return vjp(f)(x, 1.0).second; })(2.0)() == 12);  // 6 x
}

TEST_CASE("vectors of another shape or structure are refused") {
    const auto f = [](const Var& x) { return x * 2; };
    CHECK_THROWS_AS(jvp(f)(Doubles{1., 2.}, Doubles{1.}), ShapeError);
    CHECK_THROWS_AS(vjp(f)(Doubles{1., 2.}, Doubles{1.}), ShapeError);
    CHECK_THROWS_WITH(
        jvp(f)(Doubles{1., 2.}, std::tuple(1.0, 2.0)),
        "derivative: a vector of 2 values; expected 1, the structure that it is multiplied with");
}
