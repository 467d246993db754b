#include "xgrad/graph/ops/sort.hpp"

#include "support/at_point.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const auto sorted = [](std::span<const Var> x) { return sort(x[0]); };
const auto places = [](std::span<const Var> x) { return argsort(x[0], 0); };

}  // namespace

TEST_CASE("sort goes from the smallest to the largest, infinities and NaNs at the ends") {
    CHECK(evaluate(sorted, {doubles({2, 3}, {3, 1, 2, -1, infinity, -infinity})}) ==
          doubles({2, 3}, {1, 2, 3, -infinity, -1, infinity}));
    CHECK(evaluate(sorted, {integers({4}, {7, -2, 7, 0})}) == integers({4}, {-2, 0, 7, 7}));
    CHECK(evaluate(places, {doubles({4}, {not_a_number, infinity, not_a_number, 1})}) ==
          integers({4}, {3, 1, 0, 2}));
    CHECK(evaluate(sorted, {Array({2, 0}, Dtype::float32)}).shape() == Shape{2, 0});
}

TEST_CASE("equal elements keep their order") {
    CHECK(evaluate(places, {floats({5}, {2, 1, 2, 1, 2})}) == integers({5}, {1, 3, 0, 2, 4}));
    CHECK(evaluate(places, {floats({2, 2}, {2, 1, 1, 1})}) == integers({2, 2}, {1, 0, 0, 1}));
}

TEST_CASE("a cotangent goes back to where its element came from") {
    CHECK(pull_back(sorted, {doubles({3}, {3, 1, 2})}, doubles({3}, {10, 20, 30}))[0] ==
          doubles({3}, {30, 10, 20}));
}

TEST_CASE("sorting needs numbers and an axis") {
    Graph graph;
    CHECK_THROWS_WITH(sort(graph.input("x", {2}, Dtype::float32), 1),
                      "sort: axis 1 of an array of rank 1; expected an axis from -1 to 0");
    CHECK_THROWS_WITH(argsort(graph.input("b", {2}, Dtype::boolean)), "argsort: boolean; expected numbers");
}
