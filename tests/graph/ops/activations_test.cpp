#include "xgrad/graph/ops/activations.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

auto close_to(double expected) { return WithinRel(expected, 1e-15); }

Var leaky_by_tenth(const Var& x) { return leaky_relu(x, 0.1); }
Var elu_to_one_and_half(const Var& x) { return elu(x, 1.5); }
Var exact_gelu(const Var& x) { return gelu(x); }
Var tanh_gelu(const Var& x) { return gelu(x, GeluForm::tanh); }

const UnaryOp all[] = {sigmoid, log_sigmoid, softplus,  relu, relu6, leaky_by_tenth, elu_to_one_and_half,
                       selu,    exact_gelu,  tanh_gelu, silu, mish};

// f and its derivative at -1.5, 0, 0.5 and 7.
void check(UnaryOp f, const std::vector<double>& expected, const std::vector<double>& derivatives) {
    const Array x = doubles({4}, {-1.5, 0, 0.5, 7});
    const Array y = evaluate(unary(f), {x});
    const Array g = pull_back(unary(f), {x}, doubles({4}, {1, 1, 1, 1}))[0];
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK_THAT(values(y)[i], WithinAbs(expected[i], 1e-15 * std::abs(expected[i])));
        CHECK_THAT(values(g)[i], WithinAbs(derivatives[i], 2e-15 * std::abs(derivatives[i])));
    }
}

}  // namespace

// Literals: PyTorch 1.13 in float64, by torch.nn.functional and torch.autograd.grad.
TEST_CASE("activations have PyTorch's values and derivatives") {
    check(log_sigmoid,
          {-1.7014132779827524, -0.6931471805599453, -0.4740769841801067, -0.0009114664537742447},
          {0.8175744761936437, 0.5, 0.37754066879814546, 0.0009110511944006454});
    check(relu6, {0, 0, 0.5, 6}, {0, 0, 1, 0});
    check(leaky_by_tenth, {-0.15000000000000002, 0, 0.5, 7}, {0.1, 0.1, 1, 1});
    check(elu_to_one_and_half, {-1.1653047597773554, 0, 0.5, 7}, {0.33469524022264474, 1.5, 1, 1});
    check(selu, {-1.3658143533672527, 0, 0.5253504936777402, 7.354906911488364},
          {0.392284987480124, 1.7580993408473766, 1.0507009873554805, 1.0507009873554805});
    check(exact_gelu, {-0.10021080190328704, 0, 0.34573123063700656, 6.999999999991041},
          {-0.1274691922299796, 0.5, 0.8674951246561629, 1.0000000000626632});
    check(tanh_gelu, {-0.10042842301976707, 0, 0.34571400982514394, 6.999999999999997},
          {-0.12771079315143308, 0.5, 0.8673699035346424, 1.0000000000000278});
    check(silu, {-0.2736382857095345, 0, 0.3112296656009273, 6.993622641639196},
          {-0.041294154299142946, 0.5, 0.7399611873026519, 1.0054604970664518});
    check(mish, {-0.29809974216680674, 0, 0.3752452113048951, 6.999988379809741},
          {-0.06409781589225869, 0.6, 0.8864243753577272, 1.000021559160889});
}

// Literals: CPython 3.11's math module.
TEST_CASE("sigmoid, softplus and relu have their mathematical values") {
    CHECK_THAT(value(sigmoid, 0.5), close_to(0.6224593312018546));
    CHECK_THAT(value(softplus, 0.5), close_to(0.9740769841801067));
    CHECK(value(relu, 0.5) == 0.5);
    CHECK(value(relu, -0.5) == 0);
    CHECK_THAT(slope(sigmoid, 0.0), close_to(0.25));
    CHECK_THAT(slope(softplus, 0.5), close_to(0.6224593312018546));  // sigmoid(x)
}

TEST_CASE("activations take float32") {
    CHECK_THAT(value(sigmoid, 0.5F), WithinRel(0.6224593312018546, 1e-6));
    CHECK_THAT(value(selu, -1.5F), WithinRel(-1.3658143533672527, 1e-6));
    CHECK_THAT(value(mish, 0.5F), WithinRel(0.3752452113048951, 1e-6));
    CHECK(value(relu, -3.0F) == 0);
    CHECK(value(relu6, 7.0F) == 6);
}

TEST_CASE("sigmoid, its logarithm and softplus stay finite for arguments of any size") {
    CHECK(value(sigmoid, 1e4) == 1);
    CHECK(value(sigmoid, -1e4) == 0);
    CHECK(value(sigmoid, -1e4F) == 0);
    CHECK(value(softplus, 1e4) == 1e4);
    CHECK(value(softplus, -1e4) == 0);
    CHECK_THAT(value(softplus, -50.0), close_to(1.9287498479639178e-22));  // exp(-50)
    CHECK(value(log_sigmoid, -1e4) == -1e4);
    CHECK_THAT(value(log_sigmoid, 50.0), close_to(-1.9287498479639178e-22));
    CHECK(slope(sigmoid, 1e4) == 0);
    CHECK(slope(softplus, 1e4) == 1);
    CHECK(slope(softplus, -1e4) == 0);
    CHECK(slope(log_sigmoid, -1e4) == 1);
}

TEST_CASE("activations of large numbers have finite derivatives") {
    for (const UnaryOp f : all)
        for (const double x : {-1e150, 1e150}) {
            CHECK(std::isfinite(value(f, x)));
            CHECK(std::isfinite(slope(f, x)));
        }
}

TEST_CASE("a NaN goes through every activation") {
    for (const UnaryOp f : all) CHECK(std::isnan(value(f, not_a_number)));
}

TEST_CASE("activations of the ReLU family at infinity") {
    CHECK(value(relu, -infinity) == 0);
    CHECK(value(relu, infinity) == infinity);
    CHECK(value(relu6, infinity) == 6);
    CHECK(value(elu_to_one_and_half, -infinity) == -1.5);
    CHECK(value(elu_to_one_and_half, infinity) == infinity);
}

TEST_CASE("activations have the derivatives that central differences show, to the second order") {
    for (const UnaryOp f : all) {
        CHECK_NOTHROW(check_gradient(unary(f), {doubles({5, 1}, {-4, -1.5, -0.25, 0.5, 2})}));
        CHECK_NOTHROW(check_second_gradient(unary(f), {doubles({5, 1}, {-4, -1.5, -0.25, 0.5, 2})}));
    }
}

TEST_CASE("kinks of activations have PyTorch's derivatives") {
    CHECK(slope(relu, 0.0) == 0);
    CHECK(slope(relu, -0.0) == 0);
    CHECK(slope(relu, 1e-300) == 1);
    CHECK(slope(relu6, 0.0) == 0);
    CHECK(slope(relu6, 6.0) == 0);
    CHECK(slope(leaky_by_tenth, 0.0) == 0.1);
    CHECK(slope(elu_to_one_and_half, 0.0) == 1.5);
}

TEST_CASE("activations of no elements keep the shape, and take floating operands only") {
    CHECK(evaluate(unary(mish), {Array({2, 0, 3}, Dtype::float64)}).shape() == Shape{2, 0, 3});
    Graph graph;
    const Var n = graph.input("n", {3}, Dtype::int64);
    CHECK_THROWS_WITH(relu(n), "relu: int64; expected float32 or float64");
    CHECK_THROWS_WITH(log_sigmoid(n), "softplus: int64; expected float32 or float64");
}
