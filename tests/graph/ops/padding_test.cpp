#include "xgrad/graph/ops/padding.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

auto padded(std::int64_t before, std::int64_t after, PadMode mode, double value = 0) {
    return [=](std::span<const Var> x) { return pad(x[0], -1, before, after, mode, value); };
}

}  // namespace

// NumPy's numbers: np.pad([1, 2, 3], (2, 1), mode).
TEST_CASE("padding with a value, the edge, or what lies inside it") {
    const Array x = integers({3}, {1, 2, 3});
    CHECK(evaluate(padded(2, 1, PadMode::constant, 7), {x}) == integers({6}, {7, 7, 1, 2, 3, 7}));
    CHECK(evaluate(padded(2, 1, PadMode::edge), {x}) == integers({6}, {1, 1, 1, 2, 3, 3}));
    CHECK(evaluate(padded(2, 1, PadMode::reflect), {x}) == integers({6}, {3, 2, 1, 2, 3, 2}));
    CHECK(evaluate(padded(0, 0, PadMode::reflect), {x}) == x);
    CHECK(evaluate(padded(1, 0, PadMode::constant, 1), {doubles({2, 0}, {})}) == doubles({2, 1}, {1, 1}));
}

TEST_CASE("cotangents of copies go to what was copied") {
    const Array x = doubles({3}, {1, 2, 3});
    const Array g = doubles({6}, {1, 10, 100, 1000, 10000, 100000});
    CHECK(pull_back(padded(2, 1, PadMode::edge), {x}, g)[0] == doubles({3}, {111, 1000, 110000}));
    CHECK(pull_back(padded(2, 1, PadMode::reflect), {x}, g)[0] == doubles({3}, {100, 101010, 10001}));
}

TEST_CASE("counts that an axis does not allow are refused") {
    Graph graph;
    const Var x = graph.input("x", {3}, Dtype::float32);
    const Var empty = graph.input("empty", {0}, Dtype::float32);
    CHECK_THROWS_WITH(pad(x, 0, 3, 0, PadMode::reflect),
                      "pad: 3 elements before and 0 after an axis of size 3; expected fewer than it has");
    CHECK_THROWS_WITH(pad(empty, 0, 1, 0, PadMode::edge),
                      "pad: 1 elements before and 0 after an axis of size 0; expected an element to repeat");
    CHECK_THROWS_WITH(pad(x, 0, -1, 0, PadMode::constant),
                      "pad: -1 elements before and 0 after; expected no negative counts");
}
