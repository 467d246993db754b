#include "xgrad/graph/ops/contract.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/shape.hpp"

#include <cmath>
#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

constexpr auto no = Transpose::no;
constexpr auto yes = Transpose::yes;

const Array a = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
const Array b = doubles({3, 2}, {7, 8, 9, 10, 11, 12});

Function product(Transpose transpose_a = no, Transpose transpose_b = no) {
    return [=](std::span<const Var> x) { return matmul(x[0], x[1], transpose_a, transpose_b); };
}

Array random(const Shape& shape, std::uint64_t seed) { return random_array(shape, Dtype::float64, seed); }

}  // namespace

TEST_CASE("a product of two matrices") {
    CHECK(evaluate(product(), {a, b}) == doubles({2, 2}, {58, 64, 139, 154}));
    CHECK(evaluate(product(), {floats({1, 2}, {1, 2}), floats({2, 1}, {3, 4})}) == floats({1, 1}, {11}));
}

TEST_CASE("a transposed operand is read with its axes swapped") {
    const Array a_transposed = doubles({3, 2}, {1, 4, 2, 5, 3, 6});
    const Array b_transposed = doubles({2, 3}, {7, 9, 11, 8, 10, 12});
    const Array expected = doubles({2, 2}, {58, 64, 139, 154});
    CHECK(evaluate(product(yes, no), {a_transposed, b}) == expected);
    CHECK(evaluate(product(no, yes), {a, b_transposed}) == expected);
    CHECK(evaluate(product(yes, yes), {a_transposed, b_transposed}) == expected);
}

TEST_CASE("axes in front are a batch, and broadcast") {
    const Array pair = doubles({2, 1, 2}, {1, 2, 3, 4});
    const Array matrices = doubles({2, 2, 1}, {1, 1, 10, 10});
    CHECK(evaluate(product(), {pair, matrices}) == doubles({2, 1, 1}, {3, 70}));
    CHECK(evaluate(product(), {pair, doubles({2, 2}, {1, 0, 0, 1})}) == pair);
    CHECK(evaluate(product(), {doubles({1, 2}, {1, 2}), matrices}) == doubles({2, 1, 1}, {3, 30}));
    CHECK(evaluate(product(), {doubles({2, 1, 1, 2}, {1, 2, 3, 4}), matrices}) ==
          doubles({2, 2, 1, 1}, {3, 30, 7, 70}));
    CHECK(evaluate(product(no, yes), {pair, doubles({3, 2}, {1, 0, 0, 1, 1, 1})}) ==
          doubles({2, 1, 3}, {1, 2, 3, 3, 4, 7}));
}

TEST_CASE("a product over an empty axis is zero, and one without rows or columns is empty") {
    CHECK(evaluate(product(), {Array({2, 0}, Dtype::float64), Array({0, 3}, Dtype::float64)}) ==
          doubles({2, 3}, {0, 0, 0, 0, 0, 0}));
    CHECK(evaluate(product(), {Array({0, 3}, Dtype::float64), b}).shape() == Shape{0, 2});
    CHECK(evaluate(product(), {a, Array({3, 0}, Dtype::float64)}).shape() == Shape{2, 0});
    CHECK(evaluate(product(), {Array({0, 2, 3}, Dtype::float32), Array({3, 2}, Dtype::float32)}).shape() ==
          Shape{0, 2, 2});
    CHECK(evaluate(product(), {Array({0, 2, 3}, Dtype::float32), Array({0, 3, 2}, Dtype::float32)}).shape() ==
          Shape{0, 2, 2});
    CHECK(evaluate(product(), {Array({2, 2, 0}, Dtype::float32), Array({0, 1}, Dtype::float32)}) ==
          floats({2, 2, 1}, {0, 0, 0, 0}));
}

TEST_CASE("a NaN reaches its row and column, even beside a zero") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const auto y = values(evaluate(product(), {doubles({2, 2}, {nan, 0, 1, 1}), doubles({2, 1}, {0, 1})}));
    CHECK(std::isnan(y[0]));
    CHECK(y[1] == 1);
}

TEST_CASE("products have the derivatives that central differences show, for every choice of transposes") {
    for (const Transpose ta : {no, yes})
        for (const Transpose tb : {no, yes}) {
            const Array x = random(ta == yes ? Shape{4, 3} : Shape{3, 4}, 1);
            const Array y = random(tb == yes ? Shape{2, 4} : Shape{4, 2}, 2);
            CHECK_NOTHROW(check_gradient(product(ta, tb), {x, y}));
            CHECK_NOTHROW(check_second_gradient(product(ta, tb), {x, y}));
        }
}

TEST_CASE(
    "batches have the derivatives that central differences show, summed over the axes that were broadcast") {
    for (const Transpose ta : {no, yes})
        for (const Transpose tb : {no, yes}) {
            const Array x = random(ta == yes ? Shape{2, 1, 4, 3} : Shape{2, 1, 3, 4}, 1);
            const Array y = random(tb == yes ? Shape{3, 2, 4} : Shape{3, 4, 2}, 2);
            const Array shared = random(tb == yes ? Shape{2, 4} : Shape{4, 2}, 3);
            CHECK_NOTHROW(check_gradient(product(ta, tb), {x, y}));
            CHECK_NOTHROW(check_gradient(product(ta, tb), {x, shared}));
            CHECK_NOTHROW(check_second_gradient(product(ta, tb), {x, shared}));
        }
}

TEST_CASE("the gradients of A B are G B^T and A^T G") {
    const auto g = pull_back(product(), {a, b}, doubles({2, 2}, {1, 0, 0, 10}));
    CHECK(g[0] == doubles({2, 3}, {7, 9, 11, 80, 100, 120}));
    CHECK(g[1] == doubles({3, 2}, {1, 40, 2, 50, 3, 60}));
}

TEST_CASE("derivatives read their operands transposed and copy none") {
    Graph graph;
    const Var x = graph.input("x", {3, 4}, Dtype::float32);
    const Var w = graph.input("w", {4, 2}, Dtype::float32);
    const Var y = matmul(x, w);
    const Grads grads = y.op().vjp(y, graph.input("g", {3, 2}, Dtype::float32));
    CHECK(grads[0].attributes().text() == "transpose_b");
    CHECK(grads[1].attributes().text() == "transpose_a");
    CHECK(graph.size() == 6);
}

TEST_CASE("a transposed operand is read where it lies: nothing copies it") {
    Graph graph;
    const Var x = graph.input("x", {3, 4}, Dtype::float32);
    const Var w = graph.input("w", {2, 3}, Dtype::float32);
    const Var y = matmul(transpose(x), transpose(w));
    CHECK(y.attributes().text() == "transpose_a, transpose_b");
    CHECK(y.input(0).id() == x.id());
    CHECK(matmul(transpose(x), w, no, yes).attributes().text() == "transpose_a, transpose_b");
    const Var v = graph.input("v", {2, 4}, Dtype::float32);
    CHECK(matmul(transpose(x), v, yes, yes).attributes().text() == "transpose_b");
    const Var batch = graph.input("batch", {5, 3, 4}, Dtype::float32);
    CHECK(matmul(batch, transpose(batch, {0, 2, 1})).attributes().text() == "transpose_b");
    const Var other = graph.input("other", {3, 2, 5}, Dtype::float32);
    CHECK(matmul(other, transpose(batch, {1, 0, 2})).input(1).op().name == "transpose");
}

TEST_CASE("a batch that meets one matrix is one product") {
    Graph graph;
    const Var x = graph.input("x", {5, 3, 4}, Dtype::float32);
    const Var w = graph.input("w", {4, 2}, Dtype::float32);
    const Var y = matmul(x, w);
    CHECK(y.shape() == Shape{5, 3, 2});
    CHECK(y.op().name == "reshape");
    CHECK(y.input(0).shape() == Shape{15, 2});
}

TEST_CASE("operands that do not fit are refused with both shapes") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var v = graph.input("v", {3}, Dtype::float32);
    const Var batch = graph.input("batch", {4, 2, 3}, Dtype::float32);
    const Var other_batch = graph.input("batch", {5, 3, 2}, Dtype::float32);
    const Var wide = graph.input("wide", {2, 3}, Dtype::float64);
    const Var n = graph.input("n", {2, 3}, Dtype::int64);
    CHECK_THROWS_AS(matmul(x, x), ShapeError);
    CHECK_THROWS_WITH(matmul(x, x),
                      "matmul: shapes [2, 3] and [2, 3]; expected equal inner axes, not 3 and 2");
    CHECK_THROWS_WITH(matmul(x, x, yes, yes),
                      "matmul: shapes [2, 3] transposed and [2, 3] transposed; expected equal inner "
                      "axes, not 2 and 3");
    CHECK_THROWS_WITH(matmul(batch, x),
                      "matmul: shapes [4, 2, 3] and [2, 3]; expected equal inner axes, not 3 and 2");
    CHECK_THROWS_WITH(matmul(x, v),
                      "matmul: shapes [2, 3] and [3]; expected at least two axes each; make a vector a "
                      "matrix with expand_dims");
    CHECK_THROWS_WITH(matmul(batch, other_batch),
                      "matmul: shapes [4, 2, 3] and [5, 3, 2]; expected axes before the last "
                      "two that broadcast together");
    CHECK_THROWS_WITH(matmul(x, wide),
                      "matmul: float32 and float64; expected one dtype; convert one of them with cast(x, "
                      "Dtype::float32)");
    CHECK_THROWS_WITH(matmul(n, n, no, yes), "matmul: int64; expected float32 or float64");
}
