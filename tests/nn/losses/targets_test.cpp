#include "nn/losses/targets.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

using Match = Var (*)(const Var&, const Var&);

// The shape in which a target answers a prediction; nothing if it does not.
std::optional<Shape> matched(Match match, const Shape& prediction, const Shape& target, Dtype dtype) {
    Graph graph;
    const Var p = graph.input("prediction", prediction, Dtype::float32);
    try {
        return match(p, graph.input("target", target, dtype)).shape();
    } catch (const ShapeError&) {
        return std::nullopt;
    }
}

}  // namespace

TEST_CASE("numbers answer a prediction of the same shape but for axes of size 1, and one laid flat") {
    const auto numbers = [](const Shape& prediction, const Shape& target) {
        return matched(nn::matching_numbers, prediction, target, Dtype::float64);
    };
    CHECK(numbers({4, 1}, {4}) == Shape{4, 1});
    CHECK(numbers({4}, {4, 1}) == Shape{4});
    CHECK(numbers({4, 784}, {4, 28, 28}) == Shape{4, 784});
    CHECK(numbers({4, 28, 28}, {4, 784}) == Shape{4, 28, 28});
    CHECK_FALSE(numbers({4, 2, 3}, {4, 3, 2}).has_value());
    CHECK_FALSE(numbers({4, 6}, {4, 5}).has_value());
    CHECK_FALSE(numbers({4, 2}, {2, 4}).has_value());
}

TEST_CASE("labels answer the prediction without its last axis") {
    const auto labels = [](const Shape& prediction, const Shape& target) {
        return matched(nn::matching_labels, prediction, target, Dtype::int64);
    };
    CHECK(labels({4, 3}, {4}) == Shape{4});
    CHECK(labels({4, 3}, {4, 1}) == Shape{4});
    CHECK(labels({4, 2, 5, 3}, {4, 2, 5}) == Shape{4, 2, 5});
    CHECK_FALSE(labels({4, 2, 5, 3}, {4, 5, 2}).has_value());
    CHECK_FALSE(labels({4, 3}, {5}).has_value());
    CHECK_FALSE(labels({4}, {4}).has_value());
}

TEST_CASE("targets take the prediction's dtype, and class numbers become numbers") {
    const Function values = [](std::span<const Var> x) { return nn::matching_values(x[0], x[1]) + 0 * x[0]; };
    CHECK(evaluate(values, {floats({2, 1}, {0, 0}), integers({2}, {0, 1})}) == floats({2, 1}, {0, 1}));
    CHECK(evaluate(values, {doubles({2, 1}, {0, 0}), floats({2}, {0.5F, 1})}) == doubles({2, 1}, {0.5, 1}));
}

TEST_CASE("integers of the prediction's shape are one-hot rows, others class numbers") {
    Graph graph;
    const Var scores = graph.input("prediction", {4, 3}, Dtype::float32);
    const Var single = graph.input("prediction", {4, 1}, Dtype::float32);
    CHECK(nn::holds_probabilities(scores, graph.input("target", {4, 3}, Dtype::int64)));
    CHECK(nn::holds_probabilities(scores, graph.input("target", {4, 3}, Dtype::float64)));
    CHECK_FALSE(nn::holds_probabilities(scores, graph.input("target", {4}, Dtype::int64)));
    CHECK_FALSE(nn::holds_probabilities(single, graph.input("target", {4, 1}, Dtype::int64)));
}
