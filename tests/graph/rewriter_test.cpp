#include "xgrad/graph/rewriter.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/print.hpp"

using namespace xgrad;

TEST_CASE("a graph is made anew with another value in the place of one of its nodes") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    const Var a = exp(x);
    const Var b = sin(a);
    Rewriter rewriter(graph);
    const Var new_x = rewriter.copy(x.id());
    CHECK(rewriter[a.id()].empty());
    rewriter.replace(a.id(), tanh(new_x));
    const Var new_b = rewriter.copy(b.id());
    CHECK(new_b.input(0).op().name == "tanh");
    CHECK(rewriter.graph().size() == 3);
    CHECK(graph.size() == 3);
}

TEST_CASE("a copied node keeps its scope, and whether it is part of a derivative") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    Var y;
    {
        const OriginScope scope(graph, "fc1");
        y = exp(x);
    }
    gradients(sum(y, {0}), std::vector{x});
    Rewriter rewriter(graph);
    for (NodeId id = 0; id < static_cast<NodeId>(graph.size()); ++id) rewriter.copy(id);
    CHECK_THAT(to_text(graph), ContainsSubstring("gradient of fc1"));
    CHECK(to_text(rewriter.graph()) == to_text(graph));
}
