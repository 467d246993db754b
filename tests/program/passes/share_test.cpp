#include "program/passes/listing.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;
using tests::listing_after;

TEST_CASE("the same op on the same inputs is computed once") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    CHECK(listing_after(share_pass, {x}, {exp(-x) * exp(-x)}) ==
          "%0 = input(\"x\")  float32 [2]\n"
          "%1 = negative(%0)  float32 [2]\n"
          "%2 = exp(%1)  float32 [2]\n"
          "%3 = multiply(%2, %2)  float32 [2]\n");
}

TEST_CASE("equal constants are one, whichever bits they hold") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const auto constant = [&](double value) { return graph.constant(Array::scalar(value)); };
    const Module same = share_pass.run({{x}, {x * constant(3) + constant(3)}});
    CHECK(same.outputs[0].graph().size() == 4);
    const Module signs = share_pass.run({{x}, {x * constant(0.0) + constant(-0.0)}});
    CHECK(signs.outputs[0].graph().size() == 5);
}

TEST_CASE("ops that differ in their settings are not shared") {
    Graph graph;
    const Var x = graph.input("x", {2, 2}, Dtype::float32);
    CHECK(share_pass.run({{x}, {sum(x, {0}) + sum(x, {1})}}).outputs[0].graph().size() == 4);
}
