#include "xgrad/graph/print.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("a graph prints one line a node, with shapes and where it comes from") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    Var y;
    {
        const OriginScope scope(graph, "square");
        y = x * x;
    }
    const Var loss = sum(y, {0, 1});
    CHECK_THAT(to_text(graph), StartsWith("%0 = input(\"x\")  float32 [2, 3]\n"
                                          "%1 = multiply(%0, %0)  float32 [2, 3]  square\n"
                                          "%2 = sum(%1, "));
    gradients(loss, std::vector{x});
    CHECK_THAT(to_text(graph), ContainsSubstring("gradient of square\n"));
}

TEST_CASE("a graph is drawn with a frame for each scope and dashed derivatives") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    Var y;
    {
        const OriginScope scope(graph, "fc1");
        y = exp(x);
    }
    gradients(sum(y), std::vector{x});
    const std::string dot = to_dot(graph);
    CHECK_THAT(dot, StartsWith("digraph {\n"
                               "  node [shape=box];\n"
                               "  n0 [label=\"input \\\"x\\\"\\nfloat32 [2]\"];\n"));
    CHECK_THAT(dot, ContainsSubstring("  subgraph cluster_0 {\n"
                                      "    label=\"fc1\";\n"
                                      "    n1 [label=\"exp\\nfloat32 [2]\"];\n"));
    CHECK_THAT(dot, ContainsSubstring(", style=dashed];\n"));
    CHECK_THAT(dot, ContainsSubstring("  n0 -> n1;\n") && EndsWith("}\n"));
}
