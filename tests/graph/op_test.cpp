#include "xgrad/graph/op.hpp"

#include "support/catch.hpp"

using namespace xgrad;

namespace {

// A user's op: twice its input.
Result shape_of_twice(std::span<const Var> inputs, const Attributes&) {
    return {inputs[0].shape(), inputs[0].dtype()};
}
const OpDef twice{.name = "twice", .runs_as = OpClass::opaque, .shape = shape_of_twice};

}  // namespace

TEST_CASE("a node of an op has the shape and dtype that its rule gives") {
    Graph graph;
    const Var y = graph.add(twice, {graph.input("x", {2, 3}, Dtype::float32)});
    CHECK(&y.op() == &twice);
    CHECK(y.shape() == Shape{2, 3});
    CHECK(y.dtype() == Dtype::float32);
}

TEST_CASE("a problem with a node names the layer or the scope, then the op") {
    const Problem problem{.found = "wrong"};
    CHECK(to_string(locate(problem, {}, "matmul")) == "matmul: wrong");
    CHECK(to_string(locate(problem, {.path = "fc1/relu"}, "add")) == "fc1/relu: add: wrong");
    const Origin layer{.path = "fc1",
                       .source = {.place = "m.json:3:5", .label = "model[2] (Linear \"fc1\")"}};
    CHECK(to_string(locate(problem, layer, "matmul")) ==
          "m.json:3:5: error: model[2] (Linear \"fc1\"): matmul: wrong");
    CHECK(to_string(locate(problem, layer, "")) == "m.json:3:5: error: model[2] (Linear \"fc1\"): wrong");
}

TEST_CASE("an op that is constant wherever it has a derivative passes nothing on") {
    Graph graph;
    const Var y = graph.add(twice, {graph.input("x", {2}, Dtype::float32)});
    const Grads grads = zero_derivative(y, y);
    REQUIRE(grads.size() == 1);
    CHECK(grads[0].empty());
}
