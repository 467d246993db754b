#include "xgrad/graph/ops/source.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("full, zeros_like and ones_like have the dtype of what they are like") {
    const Array x = floats({2}, {5, 6});
    CHECK(evaluate(
              [](auto v) {
                  return full(v[0], {2, 2}, 0.5);
              },
              {x}) == floats({2, 2}, {0.5F, 0.5F, 0.5F, 0.5F}));
    CHECK(evaluate([](auto v) { return zeros_like(v[0]); }, {x}) == floats({2}, {0, 0}));
    CHECK(evaluate([](auto v) { return ones_like(v[0]); }, {integers({1}, {7})}) == integers({1}, {1}));
    CHECK(evaluate([](auto v) { return full(v[0], {0}, 1); }, {x}).shape() == Shape{0});
    CHECK(evaluate([](auto v) { return full(v[0], {}, 3); }, {x}) == floats({}, {3}));
}

TEST_CASE("iota counts from 0") {
    const Array x = floats({1}, {0});
    CHECK(evaluate([](auto v) { return iota(v[0], 4); }, {x}) == integers({4}, {0, 1, 2, 3}));
    CHECK(evaluate([](auto v) { return iota(v[0], 0); }, {x}) == integers({0}, {}));
}

TEST_CASE("an input that is an output comes back as it went in") {
    const Array x = doubles({2}, {1, 2});
    CHECK(evaluate([](auto v) { return v[0]; }, {x}) == x);
}

TEST_CASE("the gradient of a value that does not depend on an input is zero") {
    const auto g =
        pull_back([](auto v) { return ones_like(v[0]) * 2; }, {doubles({2}, {1, 2})}, doubles({2}, {1, 1}));
    CHECK(g[0] == doubles({2}, {0, 0}));
}

TEST_CASE("sources describe themselves: inputs by name, single constants by value") {
    CHECK(describe(InputAttributes{"x", {2}, Dtype::float32}) == "\"x\"");
    CHECK(describe(ConstantAttributes{doubles({}, {0.5})}) == "0.5");
    CHECK(describe(ConstantAttributes{doubles({2}, {1, 2})}).empty());
}
