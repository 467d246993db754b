#include "xgrad/graph/graph.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops.hpp"

using namespace xgrad;

TEST_CASE("nodes are numbered in the order in which they are added, after their inputs") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var y = x + x;
    const Var z = y * x;
    CHECK(x.id() == 0);
    CHECK(y.id() == 1);
    CHECK(z.id() == 2);
    CHECK(z.node().inputs == std::vector<NodeId>{1, 0});
    CHECK(z.shape() == Shape{2, 3});
    CHECK(z.dtype() == Dtype::float32);
}

TEST_CASE("a number beside a value becomes a constant of the value's dtype") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float32);
    const Var y = 2 * x;
    CHECK(y.dtype() == Dtype::float32);
    CHECK(y.input(0).op().name == "constant");
    CHECK(y.input(0).shape() == Shape{});
    CHECK(y.attributes().text().empty());
    CHECK(y.input(0).attributes().text() == "2");
}

TEST_CASE("an array beside a value becomes a constant of its own dtype") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    const Var y = x + Array::of<double>({2}, {1, 2});
    CHECK(y.input(1).shape() == Shape{2});
    CHECK_THROWS_WITH(
        x + Array::of<float>({2}, {1, 2}),
        "add: float64 and float32; expected one dtype; convert one of them with cast(x, Dtype::float64)");
}

TEST_CASE("a shape error names the op, the layer that asked and its place in the file") {
    Graph graph;
    const Var a = graph.input("a", {2, 3}, Dtype::float32);
    const Var b = graph.input("b", {4}, Dtype::float32);
    const std::string problem =
        "shapes [2, 3] and [4]; expected shapes that broadcast together: equal sizes, or 1, in each axis "
        "from the back";
    CHECK_THROWS_WITH(a + b, "add: " + problem);
    {
        const OriginScope layer(graph, "fc1");
        CHECK_THROWS_WITH(a + b, "fc1: add: " + problem);
        const OriginScope inner(graph, "relu", {.place = "model.json:14:5", .label = "model[2] (Add)"});
        CHECK_THROWS_WITH(a + b, "model.json:14:5: error: model[2] (Add): add: " + problem);
    }
    CHECK_THROWS_WITH(a + b, "add: " + problem);
}

TEST_CASE("nodes remember the path of names under which they were made") {
    Graph graph;
    const Var x = graph.input("x", {}, Dtype::float64);
    const OriginScope outer(graph, "encoder");
    const OriginScope inner(graph, "fc1");
    const Var y = x * x;
    CHECK(graph.origin(y.node()).path == "encoder/fc1");
    CHECK(graph.origin(x.node()).path.empty());
}

TEST_CASE("values of two graphs do not mix") {
    Graph one;
    Graph other;
    const Var x = one.input("x", {}, Dtype::float64);
    const Var y = other.input("y", {}, Dtype::float64);
    CHECK_THROWS_AS(x + y, TypeError);
    CHECK_THROWS_WITH(x + y,
                      "add: a value of another graph; pass it in as an argument: a traced value means "
                      "nothing outside its trace");
}

TEST_CASE("constants alone have no graph to go to") {
    const Var a = 1.0;
    const Var b = 2.0;
    CHECK_THROWS_AS(a + b, TypeError);
    CHECK_THROWS_WITH(a.dtype(),
                      "a constant that has not met a traced value; expected a value of a graph; combine it "
                      "with an input of the traced function first");
    CHECK_THROWS_WITH(
        Var().id(),
        "an empty Var; expected a value of a graph; combine it with an input of the traced function first");
}

TEST_CASE("a value keeps its graph alive") {
    Var y;
    {
        Graph graph;
        y = graph.input("x", {3}, Dtype::float64) * 2;
    }
    CHECK(y.graph().size() == 3);
    CHECK(y.input(0).shape() == Shape{3});
}
