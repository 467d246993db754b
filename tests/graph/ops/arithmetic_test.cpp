#include "xgrad/graph/ops/arithmetic.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <cmath>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

const Array a = doubles({2, 3}, {0.5, -1.5, 2.25, 3, -0.75, 1.25});
const Array b = doubles({3}, {2, -0.5, 1.5});

double pow_of(double base, double exponent) {
    return evaluate(binary(pow), {doubles({}, {base}), doubles({}, {exponent})}).item();
}

std::vector<double> gradients_of_pow(double base, double exponent) {
    const auto g = pull_back(binary(pow), {doubles({}, {base}), doubles({}, {exponent})}, doubles({}, {1}));
    return {g[0].item(), g[1].item()};
}

}  // namespace

TEST_CASE("the four operations work element by element") {
    const Array x = doubles({3}, {1, 2, 3});
    const Array y = doubles({3}, {4, -8, 2});
    CHECK(evaluate(binary(operator+), {x, y}) == doubles({3}, {5, -6, 5}));
    CHECK(evaluate(binary(operator-), {x, y}) == doubles({3}, {-3, 10, 1}));
    CHECK(evaluate(binary(operator*), {x, y}) == doubles({3}, {4, -16, 6}));
    CHECK(evaluate(binary(operator/), {x, y}) == doubles({3}, {0.25, -0.25, 1.5}));
}

TEST_CASE("operands broadcast to each other") {
    const Array column = doubles({2, 1}, {10, 20});
    const Array row = doubles({3}, {1, 2, 3});
    CHECK(evaluate(binary(operator+), {column, row}) == doubles({2, 3}, {11, 12, 13, 21, 22, 23}));
    CHECK(evaluate(binary(operator-), {row, column}) == doubles({2, 3}, {-9, -8, -7, -19, -18, -17}));
    CHECK(evaluate(binary(operator*), {row, doubles({}, {2})}) == doubles({3}, {2, 4, 6}));
    CHECK(evaluate(binary(operator+), {Array({0, 3}, Dtype::float64), row}).shape() == Shape{0, 3});
    CHECK(evaluate(binary(operator+), {Array({2, 0}, Dtype::float64), column}).shape() == Shape{2, 0});
}

TEST_CASE("integers and float32 keep their dtype, and plain numbers take that of the other operand") {
    CHECK(evaluate(binary(operator*), {integers({2}, {3, -4}), integers({2}, {5, 6})}) ==
          integers({2}, {15, -24}));
    CHECK(evaluate([](auto x) { return 2 * x[0] - 1; }, {floats({2}, {0.5F, 3})}) == floats({2}, {0, 5}));
    CHECK(evaluate([](auto x) { return x[0] + 1; }, {integers({1}, {41})}) == integers({1}, {42}));
}

TEST_CASE("an array in an expression becomes a constant") {
    CHECK(evaluate(
              [](auto x) {
                  return x[0] * doubles({2}, {10, 100});
              },
              {doubles({2}, {1, 2})}) == doubles({2}, {10, 200}));
}

TEST_CASE("negative, abs, sign and square of numbers of either sign") {
    const Array x = doubles({4}, {-2, -0.5, 0, 3});
    CHECK(evaluate(unary(operator-), {doubles({2}, {-2, 3})}) == doubles({2}, {2, -3}));
    CHECK(evaluate(unary(xgrad::abs), {x}) == doubles({4}, {2, 0.5, 0, 3}));
    CHECK(evaluate(unary(sign), {x}) == doubles({4}, {-1, -1, 0, 1}));
    CHECK(evaluate(unary(square), {x}) == doubles({4}, {4, 0.25, 0, 9}));
    CHECK(evaluate(unary(xgrad::abs), {integers({2}, {-7, 7})}) == integers({2}, {7, 7}));
    CHECK(evaluate(unary(sign), {integers({3}, {-7, 0, 7})}) == integers({3}, {-1, 0, 1}));
}

TEST_CASE("division by zero gives infinities and NaN, as IEEE 754 has it") {
    const Array zero = doubles({}, {0});
    CHECK(evaluate(binary(operator/), {doubles({}, {1}), zero}).item() == infinity);
    CHECK(evaluate(binary(operator/), {doubles({}, {-1}), zero}).item() == -infinity);
    CHECK(std::isnan(evaluate(binary(operator/), {zero, zero}).item()));
    CHECK(std::signbit(evaluate(unary(operator-), {zero}).item()));
}

TEST_CASE("maximum and minimum pick the larger and the smaller, and keep a NaN on either side") {
    const Array x = doubles({4}, {1, 5, not_a_number, 2});
    const Array y = doubles({4}, {3, -infinity, 2, not_a_number});
    const std::vector<double> larger = values(evaluate(binary(maximum), {x, y}));
    const std::vector<double> smaller = values(evaluate(binary(minimum), {x, y}));
    CHECK(larger[0] == 3);
    CHECK(larger[1] == 5);
    CHECK(smaller[0] == 1);
    CHECK(smaller[1] == -infinity);
    for (const auto& result : {larger, smaller}) {
        CHECK(std::isnan(result[2]));
        CHECK(std::isnan(result[3]));
    }
}

TEST_CASE("powers") {
    CHECK(pow_of(2, 10) == 1024);
    CHECK(pow_of(-2, 3) == -8);
    CHECK(pow_of(4, -0.5) == 0.5);
    CHECK(pow_of(0, 0) == 1);
    CHECK(pow_of(0, -1) == infinity);
    CHECK(std::isnan(pow_of(-8, 1.0 / 3)));
}

TEST_CASE("arithmetic has the derivatives that central differences show, where operands are broadcast too") {
    for (const auto& f : {binary(operator+), binary(operator-), binary(operator*), binary(operator/),
                          binary(maximum), binary(minimum)}) {
        CHECK_NOTHROW(check_gradient(f, {a, b}));
        CHECK_NOTHROW(check_gradient(f, {b, a}));
        CHECK_NOTHROW(check_gradient(f, {a, doubles({}, {0.7})}));
        CHECK_NOTHROW(check_gradient(f, {doubles({2, 1}, {0.3, 0.7}), b}));
        CHECK_NOTHROW(check_second_gradient(f, {a, b}));
    }
    for (const auto& f : {unary(operator-), unary(xgrad::abs), unary(square)}) {
        CHECK_NOTHROW(check_gradient(f, {a}));
        CHECK_NOTHROW(check_second_gradient(f, {a}));
    }
}

TEST_CASE("pow has the derivatives that central differences show") {
    const Array positive = doubles({2, 3}, {0.5, 1.5, 2.25, 3, 0.75, 1.25});
    CHECK_NOTHROW(check_gradient(binary(pow), {positive, b}));
    CHECK_NOTHROW(check_second_gradient(binary(pow), {positive, b}));
    CHECK_NOTHROW(check_gradient([](auto x) { return pow(x[0], 3); }, {a}));
    CHECK_NOTHROW(check_second_gradient([](auto x) { return pow(x[0], 3); }, {a}));
}

TEST_CASE("a product's gradient is the other factor") {
    const auto g =
        pull_back(binary(operator*), {doubles({2}, {2, 3}), doubles({2}, {5, 7})}, doubles({2}, {1, 10}));
    CHECK(g[0] == doubles({2}, {5, 70}));
    CHECK(g[1] == doubles({2}, {2, 30}));
}

TEST_CASE("a quotient's gradient is 1/b and -a/b^2") {
    const auto g = pull_back(binary(operator/), {doubles({}, {3}), doubles({}, {2})}, doubles({}, {1}));
    CHECK(g[0].item() == 0.5);
    CHECK(g[1].item() == -0.75);
}

TEST_CASE("a broadcast operand's gradient is the sum over its copies") {
    const auto sum_of_three = [](std::span<const Var> x) { return x[0] + x[1] + x[2]; };
    const auto g =
        pull_back(sum_of_three, {doubles({2, 1}, {0, 0}), doubles({3}, {0, 0, 0}), doubles({}, {0})},
                  doubles({2, 3}, {1, 2, 3, 10, 20, 30}));
    CHECK(g[0] == doubles({2, 1}, {6, 60}));
    CHECK(g[1] == doubles({3}, {11, 22, 33}));
    CHECK(g[2] == doubles({}, {66}));
}

TEST_CASE("at a tie maximum and minimum share the cotangent") {
    for (const auto& f : {binary(maximum), binary(minimum)}) {
        const auto g = pull_back(f, {doubles({1}, {2}), doubles({1}, {2})}, doubles({1}, {1}));
        CHECK(g[0] == doubles({1}, {0.5}));
        CHECK(g[1] == doubles({1}, {0.5}));
    }
}

TEST_CASE("abs has derivative 0 at 0, and sign has derivative 0 everywhere") {
    CHECK(pull_back(unary(xgrad::abs), {doubles({3}, {-2, 0, 2})}, doubles({3}, {1, 1, 1}))[0] ==
          doubles({3}, {-1, 0, 1}));
    CHECK(pull_back(unary(sign), {doubles({3}, {-2, 0, 2})}, doubles({3}, {1, 1, 1}))[0] ==
          doubles({3}, {0, 0, 0}));
}

TEST_CASE("pow's derivatives are PyTorch's where the formulas have no value") {
    CHECK(gradients_of_pow(0, 0) == std::vector<double>{0, 0});
    CHECK(gradients_of_pow(0, 2) == std::vector<double>{0, 0});
    CHECK(gradients_of_pow(3, 0)[0] == 0);
    CHECK_THAT(gradients_of_pow(3, 0)[1], WithinRel(1.0986122886681098, 1e-15));  // log 3
}

TEST_CASE("what does not go together is refused, with what was found and what would do") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    const Var y = graph.input("y", {4}, Dtype::float64);
    const Var n = graph.input("n", {3}, Dtype::int64);
    const Var condition = graph.input("condition", {3}, Dtype::boolean);
    CHECK_THROWS_AS(x + y, ShapeError);
    CHECK_THROWS_WITH(
        x + y,
        "add: shapes [2, 3] and [4]; expected shapes that broadcast together: equal sizes, or 1, "
        "in each axis from the back");
    CHECK_THROWS_AS(x * n, TypeError);
    CHECK_THROWS_WITH(x * n,
                      "multiply: float64 and int64; expected one dtype; convert one of them with cast(x, "
                      "Dtype::float64)");
    CHECK_THROWS_WITH(n / n, "divide: int64; expected float32 or float64");
    CHECK_THROWS_WITH(-condition, "negative: boolean; expected numbers");
}

TEST_CASE("an error names what asked for the node") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    const OriginScope layer(graph, "fc1", {.place = "model.json:14:5", .label = "model[2] (Linear \"fc1\")"});
    CHECK_THROWS_WITH(
        x + graph.constant(doubles({2}, {1, 2})),
        "model.json:14:5: error: model[2] (Linear \"fc1\"): add: shapes [2, 3] and [2]; expected shapes "
        "that broadcast together: equal sizes, or 1, in each axis from the back");
}

TEST_CASE("constants alone make no graph") {
    CHECK_THROWS_WITH(Var(1) + Var(2),
                      "add: constants only; expected at least one value of a graph; compute it with "
                      "xtensor or the standard library before the trace");
}

TEST_CASE("values of two graphs do not meet") {
    Graph one;
    Graph other;
    const Var x = one.input("x", {}, Dtype::float64);
    const Var y = other.input("y", {}, Dtype::float64);
    CHECK_THROWS_WITH(
        x + y,
        "add: a value of another graph; pass it in as an argument: a traced value means nothing "
        "outside its trace");
}

TEST_CASE("clip bounds numbers, and leaves a NaN") {
    const auto to_bounds = [](std::span<const Var> x) { return clip(x[0], -1, 2); };
    CHECK(evaluate(to_bounds, {doubles({4}, {-3, -0.5, 2.5, infinity})}) == doubles({4}, {-1, -0.5, 2, 2}));
    CHECK(evaluate(to_bounds, {integers({3}, {-3, 1, 7})}) == integers({3}, {-1, 1, 2}));
    CHECK(evaluate(to_bounds, {floats({2}, {-3, 1})}) == floats({2}, {-1, 1}));
    CHECK(std::isnan(evaluate(to_bounds, {doubles({1}, {not_a_number})}).item()));
}

// Literals: torch.clamp of PyTorch 1.13 and its gradient.
TEST_CASE("clip's cotangent goes to the one that is taken, at a tie to x") {
    const auto to_bounds = [](std::span<const Var> x) { return clip(x[0], x[1], x[2]); };
    const std::vector<Array> arguments{doubles({9}, {0, 2, 1, 0, 3, 1.5, 1, 1, 3}),
                                       doubles({9}, {1, 1, 1, 2, 2, 2, 2, 1, 1}),
                                       doubles({9}, {1, 1, 1, 1, 1, 1, 1, 3, 3})};
    CHECK(evaluate(to_bounds, arguments) == doubles({9}, {1, 1, 1, 1, 1, 1, 1, 1, 3}));
    const auto g = pull_back(to_bounds, arguments, doubles({9}, {1, 1, 1, 1, 1, 1, 1, 1, 1}));
    CHECK(g[0] == doubles({9}, {0, 0, 1, 0, 0, 0, 0, 1, 1}));
    CHECK(g[1] == doubles({9}, {0, 0, 0, 0, 0, 0, 0, 0, 0}));
    CHECK(g[2] == doubles({9}, {0, 1, 0, 1, 1, 1, 1, 0, 0}));
    CHECK_NOTHROW(check_gradient(to_bounds, {a, doubles({}, {-0.5}), doubles({2, 1}, {1.75, 1})}));
    CHECK_NOTHROW(check_second_gradient(to_bounds, {a, doubles({}, {-0.5}), doubles({2, 1}, {1.75, 1})}));
}

TEST_CASE("power is another name of pow") {
    CHECK(evaluate(binary(power), {doubles({2}, {2, 3}), doubles({}, {3})}) == doubles({2}, {8, 27}));
}

TEST_CASE("an infinite cotangent gives no NaN to an operand that has no part in the value") {
    const Array g = doubles({1}, {infinity});
    const auto larger = pull_back(binary(maximum), {doubles({1}, {2}), doubles({1}, {1})}, g);
    CHECK(larger[0] == g);
    CHECK(larger[1] == doubles({1}, {0}));
    CHECK(pull_back(binary(pow), {doubles({1}, {3}), doubles({1}, {0})}, g)[0] == doubles({1}, {0}));
}
