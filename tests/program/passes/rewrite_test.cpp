#include "program/passes/pass.hpp"
#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/print.hpp"

using namespace xgrad;

TEST_CASE("what the outputs do not need is left behind") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    const Var used = exp(x);
    sin(x);
    const Module made = rewrite({{x}, {used}}, [](Rewriter& rewriter, NodeId old) { rewriter.copy(old); });
    CHECK(made.outputs[0].graph().size() == 2);
    CHECK(made.inputs[0].op().name == "input");
}

TEST_CASE("an input of a module need not be one of its graph: what it is computed from is left behind") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    const Var a = exp(x);
    const Module made = rewrite({{a}, {sin(a)}}, [](Rewriter& rewriter, NodeId old) { rewriter.copy(old); });
    CHECK(to_text(made.outputs[0].graph()) ==
          "%0 = input(\"value\")  float32 [2]\n%1 = sin(%0)  float32 [2]\n");
}
