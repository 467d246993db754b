#include "xgrad/graph/ops/linalg.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

double difference(const Array& a, const Array& b) {
    double largest = 0;
    for (std::int64_t i = 0; i < a.size(); ++i) largest = std::max(largest, std::abs(a.at(i) - b.at(i)));
    return largest;
}

// [[4, 2], [2, 5]] = l l^T with l = [[2, 0], [1, 2]].
const Array positive = doubles({2, 2}, {4, 2, 2, 5});

}  // namespace

TEST_CASE("cholesky is the lower triangle whose square is the matrix") {
    CHECK(evaluate(unary(cholesky), {positive}) == doubles({2, 2}, {2, 0, 1, 2}));
    CHECK(evaluate(unary(cholesky), {doubles({2, 2}, {4, 99, 2, 5})}) == doubles({2, 2}, {2, 0, 1, 2}));
    CHECK(evaluate(unary(cholesky), {floats({2, 1, 1}, {9, 16})}) == floats({2, 1, 1}, {3, 4}));
    CHECK(evaluate(unary(cholesky), {Array({0, 0}, Dtype::float64)}).shape() == Shape{0, 0});
}

TEST_CASE("triangular systems are solved from either side") {
    const Array l = doubles({2, 2}, {2, 99, 1, 4});
    const auto solved = [](Triangle triangle, Transpose transpose, Diagonal diagonal) {
        return [=](std::span<const Var> x) {
            return triangular_solve(x[0], x[1], triangle, transpose, diagonal);
        };
    };
    const Array b = doubles({2, 1}, {4, 10});
    CHECK(evaluate(solved(Triangle::lower, Transpose::no, Diagonal::given), {l, b}) ==
          doubles({2, 1}, {2, 2}));
    CHECK(evaluate(solved(Triangle::lower, Transpose::yes, Diagonal::given), {l, b}) ==
          doubles({2, 1}, {0.75, 2.5}));
    CHECK(evaluate(solved(Triangle::lower, Transpose::no, Diagonal::ones), {l, b}) ==
          doubles({2, 1}, {4, 6}));
    CHECK(evaluate(solved(Triangle::upper, Transpose::no, Diagonal::ones), {l, b}) ==
          doubles({2, 1}, {-986, 10}));
}

TEST_CASE("solve and inverse, of matrices and of batches") {
    const Array a = doubles({2, 2}, {0, 2, 4, 0});  // which needs its rows exchanged
    CHECK(evaluate(binary(solve), {a, doubles({2}, {6, 8})}) == doubles({2}, {2, 3}));
    CHECK(evaluate(binary(solve), {a, doubles({2, 2}, {6, 2, 8, 4})}) == doubles({2, 2}, {2, 1, 3, 1}));
    CHECK(evaluate(unary(inverse), {a}) == doubles({2, 2}, {0, 0.25, 0.5, 0}));
    CHECK(evaluate(binary(solve), {floats({2, 1, 1}, {2, 4}), floats({1, 2}, {8, 16})}) ==
          floats({2, 1, 2}, {4, 8, 2, 4}));
}

TEST_CASE("determinants and their logarithms") {
    CHECK(evaluate(unary(det), {doubles({2, 2}, {0, 2, 4, 0})}) == doubles({}, {-8}));
    CHECK(evaluate(unary(det), {doubles({2, 2}, {1, 2, 2, 4})}).item() == 0);
    CHECK(evaluate(unary(det), {Array({0, 0}, Dtype::float64)}) == doubles({}, {1}));
    CHECK_THAT(evaluate(unary(logdet), {positive}).item(), WithinRel(2.772588722239781, 1e-14));  // log(16)
    CHECK(std::isnan(evaluate(unary(logdet), {doubles({2, 2}, {0, 2, 4, 0})}).item()));
    CHECK(evaluate(unary(logdet), {doubles({2, 2}, {1, 2, 2, 4})}).item() == -infinity);
    const auto tiny = [](std::span<const Var> x) { return logdet(1e-200 * x[0]); };
    CHECK_THAT(evaluate(tiny, {doubles({2, 2}, {1, 0, 0, 1})}).item(),
               WithinRel(-400 * std::log(10.0), 1e-14));
    CHECK(std::isnan(evaluate(tiny, {doubles({2, 2}, {-1, 0, 0, 1})}).item()));
}

// Hilbert's matrix of order 4: its determinant is 1/6048000, its inverse is whole.
TEST_CASE("an ill-conditioned matrix comes out as it should") {
    Array hilbert({4, 4}, Dtype::float64);
    for (std::int64_t i = 0; i < 16; ++i)
        hilbert.values<double>()[static_cast<std::size_t>(i)] = 1.0 / static_cast<double>(i / 4 + i % 4 + 1);
    CHECK_THAT(evaluate(unary(det), {hilbert}).item(), WithinRel(1.0 / 6048000, 1e-10));
    const Array whole = doubles({4, 4}, {16, -120, 240, -140, -120, 1200, -2700, 1680,  //
                                         240, -2700, 6480, -4200, -140, 1680, -4200, 2800});
    CHECK(difference(evaluate(unary(inverse), {hilbert}), whole) < 1e-8);
}

// Minus the log-likelihood of x under N(0, s), without its constant: (x^T s^-1 x + log det s) / 2, whose derivative by s
// is (s^-1 - s^-1 x x^T s^-1) / 2. With s = [[4, 2], [2, 5]] and x = (2, 1): s^-1 x = (0.5, 0).
TEST_CASE("a Gaussian's log-likelihood by cholesky and logdet, and its gradient") {
    const auto by_cholesky = [](std::span<const Var> x) {
        const Var l = cholesky(x[0]);
        return 0.5 * sum(square(triangular_solve(l, expand_dims(x[1], -1)))) + sum(log(diagonal(l)));
    };
    const auto by_solve = [](std::span<const Var> x) {
        return 0.5 * (dot(x[1], solve(x[0], x[1])) + logdet(x[0]));
    };
    const std::vector<Array> point{positive, doubles({2}, {2, 1})};
    for (const Function& f : {Function(by_cholesky), Function(by_solve)}) {
        CHECK_THAT(evaluate(f, point).item(), WithinRel(0.5 + 2.772588722239781 / 2, 1e-14));
        const auto g = pull_back(f, point, doubles({}, {1}));
        CHECK(difference(g[0], doubles({2, 2}, {0.03125, -0.0625, -0.0625, 0.125})) < 1e-15);
        CHECK(difference(g[1], doubles({2}, {0.5, 0})) < 1e-15);
    }
    CHECK_NOTHROW(check_second_gradient(by_solve, point));
}

TEST_CASE("matrices that will not do are named when run") {
    CHECK_THROWS_AS(evaluate(unary(cholesky), {doubles({2, 2}, {1, 2, 2, 1})}), DataError);
    CHECK_THROWS_WITH(evaluate(unary(cholesky), {doubles({2, 1, 1}, {1, -1})}),
                      "cholesky: a matrix that is not positive definite (number 1); expected a symmetric "
                      "matrix with positive eigenvalues");
    CHECK_THROWS_AS(evaluate(unary(cholesky), {doubles({1, 1}, {not_a_number})}), DataError);
    CHECK_THROWS_WITH(evaluate(unary(inverse), {doubles({2, 2}, {1, 2, 2, 4})}),
                      "solve: a matrix that is singular; expected one that has an inverse");
}

TEST_CASE("shapes that are no square matrices are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float64);
    const Var square = graph.input("square", {2, 2}, Dtype::float64);
    CHECK_THROWS_WITH(det(x), "det: shape [2, 3]; expected square matrices in the last two axes");
    CHECK_THROWS_WITH(solve(square, graph.input("b", {3, 1}, Dtype::float64)),
                      "solve: shapes [2, 2] and [3, 1]; expected as many rows on the right as in the matrix");
    CHECK_THROWS_WITH(cholesky(graph.input("n", {2, 2}, Dtype::int64)),
                      "cholesky: int64; expected float32 or float64");
}
