#include "xgrad/graph/ops/diagonal.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array six = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

template <auto Op> Function at(std::int64_t offset) {
    return [=](std::span<const Var> x) { return Op(x[0], offset); };
}
template <auto Op> Array value(const Array& x, std::int64_t offset = 0) {
    return evaluate(at<Op>(offset), {x});
}

Var last_two(const Var& x, std::int64_t offset) { return diagonal(x, offset); }

void check_both_orders(const Function& f, const Array& x) {
    CHECK_NOTHROW(check_gradient(f, {x}));
    CHECK_NOTHROW(check_second_gradient(f, {x}));
}

}  // namespace

TEST_CASE("diagonal reads a diagonal of each matrix") {
    CHECK(value<last_two>(six) == doubles({2}, {1, 5}));
    CHECK(value<last_two>(six, 1) == doubles({2}, {2, 6}));
    CHECK(value<last_two>(six, 2) == doubles({1}, {3}));
    CHECK(value<last_two>(six, -1) == doubles({1}, {4}));
    CHECK(value<last_two>(six, 3).shape() == Shape{0});
    CHECK(value<last_two>(six, -9).shape() == Shape{0});
    CHECK(value<last_two>(floats({3, 1}, {1, 2, 3}), -2) == floats({1}, {3}));
    CHECK(value<last_two>(integers({2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8})) == integers({2, 2}, {1, 4, 5, 8}));
    CHECK(value<last_two>(Array({0, 3}, Dtype::boolean)).shape() == Shape{0});
    check_both_orders(at<last_two>(1), random_array({2, 3, 4}, Dtype::float64, 1));
}

// NumPy: np.arange(8).reshape(2, 2, 2).diagonal(0, 0, 1) is [[0, 6], [1, 7]].
TEST_CASE("diagonal takes any two axes, in either order") {
    const auto f = [](std::span<const Var> x) { return diagonal(x[0], 0, 0, 1); };
    CHECK(evaluate(f, {integers({2, 2, 2}, {0, 1, 2, 3, 4, 5, 6, 7})}) == integers({2, 2}, {0, 6, 1, 7}));
    const auto turned = [](std::span<const Var> x) { return diagonal(x[0], 1, 1, 0); };
    CHECK(evaluate(turned, {six}) == doubles({1}, {4}));
    check_both_orders(f, random_array({3, 2, 4}, Dtype::float64, 1));
}

TEST_CASE("diag makes a matrix of a vector, and a vector of a matrix") {
    CHECK(value<diag>(floats({2}, {1, 2})) == floats({2, 2}, {1, 0, 0, 2}));
    CHECK(value<diag>(doubles({2}, {1, 2}), 1) == doubles({3, 3}, {0, 1, 0, 0, 0, 2, 0, 0, 0}));
    CHECK(value<diag>(integers({2}, {1, 2}), -1) == integers({3, 3}, {0, 0, 0, 1, 0, 0, 0, 2, 0}));
    CHECK(value<diag>(doubles({1}, {7})) == doubles({1, 1}, {7}));
    CHECK(value<diag>(Array({0}, Dtype::float64), 1) == doubles({1, 1}, {0}));
    CHECK(value<diag>(six, 1) == doubles({2}, {2, 6}));
    check_both_orders(at<diag>(-1), doubles({3}, {1, 2, 3}));
    check_both_orders(at<diag>(0), six);
}

TEST_CASE("tril and triu keep one side of a diagonal") {
    const Array square = doubles({3, 3}, {1, 2, 3, 4, 5, 6, 7, 8, 9});
    CHECK(value<tril>(square) == doubles({3, 3}, {1, 0, 0, 4, 5, 0, 7, 8, 9}));
    CHECK(value<triu>(square) == doubles({3, 3}, {1, 2, 3, 0, 5, 6, 0, 0, 9}));
    CHECK(value<tril>(square, -1) == doubles({3, 3}, {0, 0, 0, 4, 0, 0, 7, 8, 0}));
    CHECK(value<triu>(square, 1) == doubles({3, 3}, {0, 2, 3, 0, 0, 6, 0, 0, 0}));
    CHECK(value<tril>(six, 1) == doubles({2, 3}, {1, 2, 0, 4, 5, 6}));
    CHECK(value<triu>(integers({2, 1, 2}, {1, 2, 3, 4}), 1) == integers({2, 1, 2}, {0, 2, 0, 4}));
    CHECK(value<tril>(booleans({1, 2}, {true, true})) == booleans({1, 2}, {true, false}));
    CHECK(value<triu>(floats({2, 1}, {1, 2})) == floats({2, 1}, {1, 0}));
    CHECK(value<triu>(Array({0, 2}, Dtype::float32)).shape() == Shape{0, 2});
    check_both_orders(at<tril>(0), random_array({2, 3, 4}, Dtype::float64, 1));
    check_both_orders(at<triu>(-1), random_array({4, 3}, Dtype::float64, 1));
}

TEST_CASE("what a triangle drops is 0, whatever it was") {
    CHECK(value<tril>(doubles({2, 2}, {1, not_a_number, 2, 3})) == doubles({2, 2}, {1, 0, 2, 3}));
}

TEST_CASE("arrays without matrices have no diagonals and triangles") {
    Graph graph;
    const Var x = graph.input("x", {3}, Dtype::float32);
    const Var cube = graph.input("cube", {2, 2, 2}, Dtype::float32);
    CHECK_THROWS_WITH(diagonal(x), "diagonal: rank 1; expected a matrix, or several");
    CHECK_THROWS_WITH(tril(x), "tril: rank 1; expected a matrix, or several");
    CHECK_THROWS_WITH(triu(x), "triu: rank 1; expected a matrix, or several");
    CHECK_THROWS_WITH(diag(cube), "diag: rank 3; expected a vector or a matrix");
    CHECK_THROWS_WITH(diagonal(cube, 0, 1, 1),
                      "diagonal: axes [1, 1] of an array of rank 3; expected each axis at most once");
}
