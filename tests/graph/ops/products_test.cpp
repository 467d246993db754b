#include "xgrad/graph/ops/products.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("dot is of vectors a number, else over the last axis and the last but one") {
    const Array v = doubles({3}, {1, 2, 3});
    CHECK(evaluate(binary(dot), {v, doubles({3}, {4, 5, 6})}) == doubles({}, {32}));
    CHECK(evaluate(binary(dot), {doubles({2, 3}, {1, 2, 3, 4, 5, 6}), v}) == doubles({2}, {14, 32}));
    CHECK(evaluate(binary(dot), {v, doubles({3, 2}, {1, 2, 3, 4, 5, 6})}) == doubles({2}, {22, 28}));
    CHECK(evaluate(binary(dot), {doubles({}, {2}), v}) == doubles({3}, {2, 4, 6}));
}

TEST_CASE("outer multiplies each by each") {
    CHECK(evaluate(binary(outer), {doubles({2}, {1, 2}), doubles({3}, {3, 4, 5})}) ==
          doubles({2, 3}, {3, 4, 5, 6, 8, 10}));
}

TEST_CASE("tensordot sums over pairs of axes") {
    const Array a = doubles({2, 2}, {1, 2, 3, 4});
    const Array b = doubles({2, 2}, {5, 6, 7, 8});
    const auto turned = [](std::span<const Var> x) { return tensordot(x[0], x[1], {0}, {1}); };
    const auto whole = [](std::span<const Var> x) { return tensordot(x[0], x[1]); };
    const auto none = [](std::span<const Var> x) { return tensordot(x[0], x[1], 0); };
    CHECK(evaluate(turned, {a, b}) == doubles({2, 2}, {23, 31, 34, 46}));  // a^T b^T
    CHECK(evaluate(whole, {a, b}) == doubles({}, {70}));
    CHECK(evaluate(none, {a, b}).shape() == Shape{2, 2, 2, 2});
}

TEST_CASE("trace sums a diagonal") {
    const auto of_matrix = [](std::span<const Var> x) { return trace(x[0]); };
    CHECK(evaluate(of_matrix, {doubles({2, 2}, {1, 2, 3, 4})}) == doubles({}, {5}));
    CHECK(evaluate(of_matrix, {integers({2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8})}) == integers({2}, {5, 13}));
}

TEST_CASE("products of axes that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    CHECK_THROWS_WITH(
        tensordot(x, x, {0}, {1}),
        "tensordot: axes [0] of shape [2, 3] and [1] of shape [2, 3]; expected as many axes of the "
        "same sizes");
    CHECK_THROWS_WITH(tensordot(x, x, 3), "tensordot: 3 axes of arrays of rank 2 and 2; expected 0 to 2");
}
