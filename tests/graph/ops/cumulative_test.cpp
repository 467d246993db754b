#include "xgrad/graph/ops/cumulative.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("cumsum and cumprod run along an axis") {
    const auto sums = [](std::span<const Var> x) { return cumsum(x[0], 0); };
    const auto products = [](std::span<const Var> x) { return cumprod(x[0], -1); };
    CHECK(evaluate(sums, {integers({3, 2}, {1, 2, 3, 4, 5, 6})}) == integers({3, 2}, {1, 2, 4, 6, 9, 12}));
    CHECK(evaluate(sums, {floats({5}, {1, 2, 3, 4, 5})}) == floats({5}, {1, 3, 6, 10, 15}));
    CHECK(evaluate(products, {doubles({2, 3}, {1, 2, 3, 4, 5, 6})}) ==
          doubles({2, 3}, {1, 2, 6, 4, 20, 120}));
    CHECK(evaluate(products, {integers({5}, {1, 2, 3, 4, 5})}) == integers({5}, {1, 2, 6, 24, 120}));
    CHECK(evaluate(sums, {doubles({0, 2}, {})}) == doubles({0, 2}, {}));
}

// By hand: d(a + ab + abc)/db = a + ac, at a = 2, b = 0, c = 3.
TEST_CASE("the derivative of cumprod is right where factors are 0") {
    const auto products = [](std::span<const Var> x) { return cumprod(x[0], 0); };
    const Array x = doubles({3}, {2, 0, 3});
    CHECK(pull_back(products, {x}, doubles({3}, {1, 1, 1}))[0] == doubles({3}, {1, 8, 0}));
    CHECK_NOTHROW(check_gradient(products, {x}));
    CHECK_NOTHROW(check_second_gradient(products, {x}));
}

TEST_CASE("a running sum or product needs an axis that is there") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    CHECK_THROWS_WITH(cumsum(x, 2), "cumsum: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(cumprod(x, -3),
                      "cumprod: axis -3 of an array of rank 2; expected an axis from -2 to 1");
}
