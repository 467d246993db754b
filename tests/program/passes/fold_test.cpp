#include "program/passes/listing.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/ops/source.hpp"

using namespace xgrad;

TEST_CASE("what depends on constants alone is computed before the program runs") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var nine = square(graph.constant(Array::scalar(3.0)));
    const Module folded = fold_pass.run({{x}, {x * sqrt(nine)}});
    const Var three = folded.outputs[0].input(1);
    CHECK(three.op().name == "constant");
    CHECK(three.attributes().get<ConstantAttributes>().value == Array::scalar(3.0));
}

TEST_CASE("what would take much memory is computed in each run") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var large = broadcast_to(graph.constant(Array::scalar(3.0)), {100, 100});
    CHECK(fold_pass.run({{x}, {sum(x, {0}) * large}}).outputs[0].input(1).op().name != "constant");
}
