#include "xgrad/nn/layers/linear.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// What the layer declares for examples of that shape.
std::vector<nn::Parameter> parameters(const nn::Linear& layer, const Shape& example,
                                      const nn::Penalty& of_model = {}) {
    Graph graph;
    nn::Scope root(graph, Dtype::float32, nn::Mode::train, of_model);
    nn::Scope scope = root.child("fc1");
    layer(scope, graph.input("x", example.with_axis(0, 5), Dtype::float32));
    return root.parameters();
}

}  // namespace

// By hand: [1 2] W = [1*1 + 2*4, 1*2 + 2*5, 1*3 + 2*6], plus b.
TEST_CASE("Linear is x W + b") {
    const Array x = doubles({2, 2}, {1, 2, -1, 0});
    const Array w = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
    const Array b = doubles({3}, {0.5, 0, -0.5});
    CHECK(evaluate(traced(nn::Linear{.units = 3}, {x}), {x, w, b}) ==
          doubles({2, 3}, {9.5, 12, 14.5, -0.5, -2, -3.5}));
    CHECK(evaluate(traced(nn::Linear{.units = 3, .bias = false}, {x}), {x, w}) ==
          doubles({2, 3}, {9, 12, 15, -1, -2, -3}));
}

TEST_CASE("Linear takes more axes and works on the last one") {
    const Array x = random_array({2, 4, 3}, Dtype::float64, 1);
    const Array w = random_array({3, 5}, Dtype::float64, 2);
    const Array b = random_array({5}, Dtype::float64, 3);
    const nn::Linear layer{.units = 5};
    const Array y = evaluate(traced(layer, {x}), {x, w, b});
    CHECK(y.shape() == Shape{2, 4, 5});
    const Array rows = x.reshaped({8, 3});
    CHECK(y.reshaped({8, 5}) == evaluate(traced(layer, {rows}), {rows, w, b}));
}

TEST_CASE("Linear's derivatives by input, weight and bias agree with differences, first and second") {
    for (const Shape& shape : {Shape{4, 3}, Shape{2, 2, 3}}) {
        const Array x = random_array(shape, Dtype::float64, 1);
        const std::vector<Array> all{x, random_array({3, 2}, Dtype::float64, 2),
                                     random_array({2}, Dtype::float64, 3)};
        CHECK_NOTHROW(check_gradient(traced(nn::Linear{.units = 2}, {x}), all));
        CHECK_NOTHROW(check_second_gradient(traced(nn::Linear{.units = 2}, {x}), all));
    }
}

TEST_CASE("Linear declares a weight and a bias") {
    const auto both = parameters({.units = 10}, {784});
    REQUIRE(both.size() == 2);
    CHECK(both[0].name == "fc1/weight");
    CHECK(both[0].shape == Shape{784, 10});
    CHECK(both[0].fans.in == 784);
    CHECK(both[0].fans.out == 10);
    CHECK(both[0].initializer.type() == "He");
    CHECK(both[1].name == "fc1/bias");
    CHECK(both[1].shape == Shape{10});
    CHECK(both[1].initializer.type() == "Zeros");
    CHECK(parameters({.units = 10, .bias = false}, {784}).size() == 1);
}

TEST_CASE("Linear starts as its initializers say") {
    const nn::Linear layer{
        .units = 2, .weight = nn::Constant{.value = 0.5}, .bias_initializer = nn::Constant{.value = -1}};
    const auto both = parameters(layer, {3});
    CHECK(both[0].initial_values(1, Dtype::float32) == floats({3, 2}, {0.5F, 0.5F, 0.5F, 0.5F, 0.5F, 0.5F}));
    CHECK(both[1].initial_values(1, Dtype::float32) == floats({2}, {-1, -1}));
}

TEST_CASE("a penalty is laid on the weight alone: the layer's own, or else the model's") {
    const nn::Penalty of_model{.l2 = 0.1};
    const auto inherited = parameters({.units = 2}, {3}, of_model);
    CHECK(inherited[0].penalty.l2 == 0.1);
    CHECK(inherited[1].penalty.l2 == 0);
    const auto own = parameters({.units = 2, .penalty = {{.l1 = 0.3}}}, {3}, of_model);
    CHECK(own[0].penalty.l2 == 0);
    CHECK(own[0].penalty.l1 == 0.3);
    CHECK(own[1].penalty.l1 == 0);
}

TEST_CASE("Linear refuses what has no features or is of another dtype") {
    CHECK(refusal(nn::Linear{.units = 2}, {Array({5}, Dtype::float32)}) ==
          "layer \"layer\" (Linear): inputs have shape [], one number an example; expected at least one axis "
          "behind the mini-batch's; put a Flatten layer before it");
    CHECK(refusal(nn::Linear{.units = 2}, {Array({5, 3}, Dtype::int64)}) ==
          "layer \"layer\" (Linear): inputs of int64; expected float32, the model's");
}

TEST_CASE("Linear's units must be set") {
    nn::Linear layer;
    CHECK_THROWS_WITH(require_valid(record_of(layer), "fc1"), "fc1: units: 0 is below 1");
}
