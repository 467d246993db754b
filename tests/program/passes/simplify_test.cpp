#include "program/passes/listing.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

#include <limits>

using namespace xgrad;

namespace {

// The name of the op that y is after the pass.
std::string simplified(const Var& x, const Var& y) {
    return std::string(simplify_pass.run({{x}, {y}}).outputs[0].op().name);
}

}  // namespace

TEST_CASE("what changes nothing is left out") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    CHECK(simplified(x, x * 1) == "input");
    CHECK(simplified(x, 1 * x) == "input");
    CHECK(simplified(x, x / 1) == "input");
    CHECK(simplified(x, x - 0) == "input");
    CHECK(simplified(x, -(-x)) == "input");
    CHECK(simplified(x, -(-x) * 1) == "input");
}

TEST_CASE("a sign goes to where a sum takes it up") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var e = exp(x);
    CHECK(simplified(x, x + -e) == "subtract");
    CHECK(simplified(x, -x + e) == "subtract");
    CHECK(simplified(x, x - -e) == "add");
    CHECK(simplified(x, -x * e) == "negative");
    CHECK(simplified(x, x / -e) == "negative");
    CHECK(simplified(x, -x * -e) == "multiply");
    CHECK(simplified(x, x + -e * x) == "subtract");
    CHECK(simplified(x, x - x / -e) == "add");
}

TEST_CASE("a sign stays with few numbers that are broadcast") {
    Graph graph;
    const Var x = graph.input("x", {3, 2}, Dtype::float64);
    const Var row = sum(x, {0});
    CHECK(simplified(x, x * -row) == "multiply");
    CHECK(simplified(x, x + -row) == "add");
}

TEST_CASE("values are the same bits without the signs, zeros and infinities too") {
    Graph graph;
    const double infinity = std::numeric_limits<double>::infinity();
    const Array a = Array::of<double>({6}, {0.0, -0.0, 0.1, -3.7, infinity, 1e-320});
    const Array b = Array::of<double>({6}, {-0.0, -0.0, 0.3, 1e308, -2.0, -0.7});
    const Var x = graph.input("x", {6}, Dtype::float64);
    const Var y = graph.input("y", {6}, Dtype::float64);
    const std::vector<Var> outputs{x + -y,       -x + y,  x - -y,  -x * y,
                                   x / -(y + 5), -x * -y, -x + -y, y - x * -y};
    const std::vector<Array> inputs{a, b};
    Program plain({x, y}, outputs, default_workers(), {.without = {"simplify"}});
    CHECK(Program({x, y}, outputs)(inputs) == plain(inputs));
}

TEST_CASE("what changes a bit for some number stays") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    CHECK(simplified(x, x + 0) == "add");  // -0 + 0 is 0
    CHECK(simplified(x, x - graph.constant(Array::scalar(-0.0))) == "subtract");
    CHECK(simplified(x, 0 * x) == "multiply");  // of infinity and NaN
    CHECK(simplified(x, x * 2) == "multiply");
    CHECK(simplified(x, 1 / x) == "divide");
}

TEST_CASE("a neutral number that makes the shape larger stays") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var ones = graph.constant(Array::of<double>({3, 1}, {1, 1, 1}));
    CHECK(simplified(x, x * ones) == "multiply");
}
