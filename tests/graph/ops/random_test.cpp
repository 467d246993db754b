#include "xgrad/graph/ops/random.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

#include <algorithm>
#include <numeric>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array draw(std::int64_t seed, std::int64_t counter, const Shape& shape, Dtype dtype,
           std::string_view stream) {
    return evaluate([&](auto x) { return random_uniform(x[0], shape, dtype, stream); },
                    {integers({2}, {seed, counter})});
}

}  // namespace

TEST_CASE("element i is draw i of the stream under the key") {
    const Array x = draw(7, 3, {2, 2}, Dtype::float64, "dropout");
    const RandomStream stream = RandomStream(7, "dropout").substream(3);
    for (std::size_t i = 0; i < 4; ++i) CHECK(x.values<double>()[i] == stream.uniform(i));
}

TEST_CASE("the same key gives the same numbers, another seed, counter or stream gives others") {
    const Array x = draw(1, 0, {4}, Dtype::float32, "a");
    CHECK(x == draw(1, 0, {4}, Dtype::float32, "a"));
    CHECK_FALSE(x == draw(2, 0, {4}, Dtype::float32, "a"));
    CHECK_FALSE(x == draw(1, 1, {4}, Dtype::float32, "a"));
    CHECK_FALSE(x == draw(1, 0, {4}, Dtype::float32, "b"));
}

TEST_CASE("numbers lie from 0 to below 1 with mean one half") {
    const auto x = values(draw(1, 0, {100000}, Dtype::float32, "a"));
    CHECK(*std::min_element(x.begin(), x.end()) >= 0);
    CHECK(*std::max_element(x.begin(), x.end()) < 1);
    CHECK_THAT(std::accumulate(x.begin(), x.end(), 0.0) / 100000,
               WithinAbs(0.5, 0.004));  // 4 standard errors
}

TEST_CASE("scalars and empty arrays are drawn too") {
    CHECK(draw(1, 0, {}, Dtype::float64, "a").item() == RandomStream(1, "a").substream(0).uniform(0));
    CHECK(draw(1, 0, {0, 3}, Dtype::float64, "a").shape() == Shape{0, 3});
}

TEST_CASE("no gradient passes a draw") {
    const auto masked = [](std::span<const Var> x) {
        return x[1] * random_uniform(x[0], {2}, Dtype::float64, "a");
    };
    const std::vector<Array> point = {integers({2}, {1, 0}), doubles({2}, {5, 6})};
    CHECK(pull_back(masked, point, doubles({2}, {1, 1}))[0] == draw(1, 0, {2}, Dtype::float64, "a"));
}

TEST_CASE("keys and dtypes that do not fit are refused") {
    Graph graph;
    const Var key = graph.input("key", {2}, Dtype::int64);
    const Var x = graph.input("x", {2}, Dtype::float32);
    const Var three = graph.input("three", {3}, Dtype::int64);
    CHECK_THROWS_WITH(random_uniform(x, {2}, Dtype::float32, "a"),
                      "random_uniform: a key of float32; expected int64");
    CHECK_THROWS_WITH(random_uniform(three, {2}, Dtype::float32, "a"),
                      "random_uniform: a key of shape [3]; expected [2]: a seed "
                      "and a counter");
    CHECK_THROWS_WITH(random_uniform(key, {2}, Dtype::int64, "a"),
                      "random_uniform: a result of int64; expected float32 or float64");
}
