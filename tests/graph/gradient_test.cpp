#include "xgrad/graph/gradient.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

using namespace xgrad;

namespace {

// The values of scalars of a graph, given its scalar inputs.
std::vector<double> values(const std::vector<Var>& inputs, const std::vector<double>& at,
                           const std::vector<Var>& outputs) {
    std::vector<Array> arrays;
    for (const double value : at) arrays.push_back(Array::scalar(value));
    std::vector<double> result;
    for (const Array& output : Program(inputs, outputs)(arrays)) result.push_back(output.item());
    return result;
}

Var number(Graph& graph, const char* name) { return graph.input(name, {}, Dtype::float64); }

}  // namespace

// The numbers of the book "Deep Learning from Scratch", chapter 5.
TEST_CASE("two apples at 100 with tax 1.1 cost 220, and the price goes back through the purchase") {
    Graph graph;
    const std::vector<Var> in{number(graph, "price of an apple"), number(graph, "apples"),
                              number(graph, "tax")};
    const Var price = in[0] * in[1] * in[2];
    const auto gradient = gradients(price, in);
    const auto got = values(in, {100, 2, 1.1}, {price, gradient[0], gradient[1], gradient[2]});
    CHECK_THAT(got[0], WithinAbs(220, 1e-12));
    CHECK_THAT(got[1], WithinAbs(2.2, 1e-12));
    CHECK_THAT(got[2], WithinAbs(110, 1e-12));
    CHECK_THAT(got[3], WithinAbs(200, 1e-12));
}

TEST_CASE("two apples and three oranges cost 715") {
    Graph graph;
    const Var apple = number(graph, "apple");
    const Var apples = number(graph, "apples");
    const Var orange = number(graph, "orange");
    const Var oranges = number(graph, "oranges");
    const Var tax = number(graph, "tax");
    const Var price = (apple * apples + orange * oranges) * tax;
    const std::vector<Var> in{apple, apples, orange, oranges, tax};
    const auto gradient = gradients(price, in);
    const auto got = values(in, {100, 2, 150, 3, 1.1},
                            {price, gradient[0], gradient[1], gradient[2], gradient[3], gradient[4]});
    const std::vector<double> expected{715, 2.2, 110, 3.3, 165, 650};
    for (std::size_t i = 0; i < expected.size(); ++i) CHECK_THAT(got[i], WithinAbs(expected[i], 1e-12));
}

TEST_CASE("a value used twice gets the sum of both cotangents") {
    Graph graph;
    const Var x = number(graph, "x");
    const Var y = x * x + 3 * x;
    const auto gradient = gradients(y, std::vector{x});
    CHECK(values({x}, {5}, {gradient[0]})[0] == 13);  // 2 x + 3
}

TEST_CASE("gradients are differentiated again") {
    Graph graph;
    const Var x = number(graph, "x");
    const Var y = x * x * x * x;
    const Var first = gradients(y, std::vector{x})[0];
    const Var second = gradients(first, std::vector{x})[0];
    const Var third = gradients(second, std::vector{x})[0];
    CHECK(values({x}, {2}, {first, second, third}) == std::vector<double>{32, 48, 48});
}

TEST_CASE("the gradient by a value that the loss does not depend on is zero") {
    Graph graph;
    const Var x = number(graph, "x");
    const Var other = graph.input("other", {2, 2}, Dtype::float64);
    const auto gradient = gradients(x * x, std::vector{x, other});
    CHECK(gradient[1].shape() == Shape{2, 2});
    const auto got =
        Program({x, other}, {gradient[1]})(std::vector{Array::scalar(3.0), Array({2, 2}, Dtype::float64)});
    CHECK(got[0] == Array({2, 2}, Dtype::float64));
}

TEST_CASE("a broadcast operand gets its cotangent summed to its shape") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    const Var bias = graph.input("bias", {3}, Dtype::float64);
    const auto gradient = gradients(sum((x + bias) * x), std::vector{bias});
    CHECK(gradient[0].shape() == Shape{3});
    const auto got = Program({x, bias}, {gradient[0]})(
        std::vector{Array::of<double>({2, 3}, {1, 2, 3, 4, 5, 6}), Array({3}, Dtype::float64)});
    CHECK(got[0] == Array::of<double>({3}, {5, 7, 9}));
}

TEST_CASE("gradient descent on x0^2 + x1^2 reaches the book's point in 20 steps") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var next = x - 0.1 * gradients(sum(square(x)), std::vector{x})[0];
    Program step({x}, {next});
    Array point = Array::of<double>({2}, {-3, 4});
    for (int i = 0; i < 20; ++i) point = step(std::vector{point})[0];
    CHECK_THAT(point.at(0), WithinAbs(-0.034587645, 5e-10));
    CHECK_THAT(point.at(1), WithinAbs(0.046116860, 5e-10));
}

TEST_CASE("what cannot be differentiated is said so") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var labels = graph.input("labels", {2}, Dtype::int64);
    CHECK_THROWS_WITH(gradients(x, std::vector{x}),
                      "gradient: a loss of shape [2]; expected a single number; reduce it with sum or mean, "
                      "or pull back a cotangent of its shape");
    CHECK_THROWS_WITH(gradients(sum(x), std::vector{labels}),
                      "gradient: a derivative by an input of int64; expected float32 or float64; convert it "
                      "to a floating dtype, or leave it out of the arguments to differentiate");
    CHECK_THROWS_AS(reverse_sweep(std::vector{x}, std::vector{sum(x)}, std::vector{x}), ShapeError);
}

TEST_CASE("no gradient passes stop_gradient") {
    Graph graph;
    const Var x = number(graph, "x");
    const Var gradient = gradients(x * stop_gradient(x), std::vector{x})[0];
    CHECK(values({x}, {7}, {gradient})[0] == 7);
}

TEST_CASE("nodes of a derivative belong to the node that they differentiate") {
    Graph graph;
    const Var x = number(graph, "x");
    Var y;
    {
        const OriginScope scope(graph, "fc1");
        y = exp(x);
    }
    const Var gradient = gradients(y, std::vector{x})[0];
    CHECK(gradient.node().gradient);
    CHECK(graph.origin(gradient.node()).path == "fc1");
    CHECK_FALSE(y.node().gradient);
    CHECK_FALSE((x + x).node().gradient);
}
