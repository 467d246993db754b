#include "nn/example.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <vector>

using namespace xgrad;

TEST_CASE("an example is a value without its mini-batch axis") {
    Graph graph;
    const Var image = graph.input("x", {10, 28, 28}, Dtype::float32);
    const Var number = graph.input("x", {10}, Dtype::float32);
    const Var scalar = graph.input("x", {}, Dtype::float32);
    CHECK(nn::example_shape(image) == Shape{28, 28});
    CHECK(nn::example_shape(number) == Shape{});
    CHECK(nn::example_shape(scalar) == Shape{});
    CHECK(nn::example_shapes(std::vector<Var>{image}) == "[28, 28]");
    CHECK(nn::example_shapes(std::vector<Var>{image, number}) == "[28, 28] and []");
    CHECK(nn::example_shapes(std::vector<Var>{image, number, image}) == "[28, 28], [] and [28, 28]");
}

TEST_CASE("an example's axes are counted behind the mini-batch's, or from the back") {
    Graph graph;
    const Var x = graph.input("x", {10, 3, 4}, Dtype::float32);
    CHECK(nn::example_axis(x, 1) == 1);
    CHECK(nn::example_axis(x, -1) == 2);
    CHECK(nn::example_axis(x, -2) == 1);
    for (const std::int64_t axis : {0, 3, -3, -4}) CHECK_THROWS_AS(nn::example_axis(x, axis), ShapeError);
}

TEST_CASE("features are of the model's dtype and on an axis behind the mini-batch's") {
    Graph graph;
    const nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    CHECK_NOTHROW(nn::require_features(scope, graph.input("x", {10, 3}, Dtype::float32)));
    CHECK_THROWS_WITH(nn::require_features(scope, graph.input("x", {10, 3}, Dtype::float64)),
                      "inputs of float64; expected float32, the model's");
    CHECK_THROWS_WITH(nn::require_features(scope, graph.input("x", {10}, Dtype::float32)),
                      "inputs have shape [], one number an example; expected at least one axis behind the "
                      "mini-batch's; put a Flatten layer before it");
}
