#include "xgrad/graph/var.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/op.hpp"

using namespace xgrad;

TEST_CASE("a value in a graph knows its shape, dtype and op") {
    Graph graph;
    const Var x = graph.input("x", {4, 3}, Dtype::float32);
    CHECK(x.in_graph());
    CHECK(x.rank() == 2);
    CHECK(x.size() == 12);
    CHECK(x.dim(-1) == 3);
    CHECK(x.op().name == "input");
    CHECK(x.attributes().text() == "\"x\"");
    CHECK(x.input_count() == 0);
    CHECK(x.graph() == graph);
}

TEST_CASE("a constant that has met no graph is a number or an array") {
    const Var number = 2;
    CHECK(*number.number() == 2.0);
    CHECK(number.array() == nullptr);
    CHECK_FALSE(number.in_graph());
    const Var array = Array::of<float>({2}, {1, 2});
    CHECK(array.shape() == Shape{2});
    CHECK(array.dtype() == Dtype::float32);
    CHECK_THROWS_AS(array.id(), TypeError);
    CHECK(Var().empty());
    CHECK_FALSE(number.empty());
}
