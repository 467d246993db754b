#include "program/passes/listing.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

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
