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
