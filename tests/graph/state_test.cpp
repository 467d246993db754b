#include "graph/state.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

using namespace xgrad;

TEST_CASE("a reference to a shape or a place stays good while nodes are added") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Shape& shape = x.shape();
    const Origin& origin = graph.origin(x.node());
    Var sum = x;
    for (int i = 0; i < 1000; ++i) {
        const OriginScope scope(graph, "layer");
        sum = sum + x;
    }
    CHECK(&shape == &x.shape());
    CHECK(shape == Shape{2, 3});
    CHECK(&origin == &graph.origin(x.node()));
}
