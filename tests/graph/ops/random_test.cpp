#include "xgrad/graph/ops/random.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/reduce.hpp"
#include "xgrad/graph/ops/select.hpp"

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

// The moments' standard errors over 100000 draws are 0.0032 and 0.0045; four of them are allowed.
TEST_CASE("normal numbers have mean 0 and standard deviation 1, and are finite") {
    const auto normal = [](std::span<const Var> key) {
        return random_normal(key[0], {100000}, Dtype::float32, "a");
    };
    const Array x = evaluate(normal, {integers({2}, {1, 0})});
    const auto numbers = values(x);
    double total = 0;
    double squares = 0;
    for (const double number : numbers) {
        total += number;
        squares += number * number;
    }
    CHECK_THAT(total / 100000, WithinAbs(0, 0.013));
    CHECK_THAT(squares / 100000, WithinAbs(1, 0.018));
    CHECK(x == evaluate(normal, {integers({2}, {1, 0})}));
    CHECK_FALSE(x == evaluate(normal, {integers({2}, {1, 1})}));
}

TEST_CASE("bernoulli draws are true with their probabilities") {
    const auto draws = [](std::span<const Var> x) {
        return mean(cast(random_bernoulli(x[0], x[1], {10000, 3}, "a"), Dtype::float64), {0});
    };
    const Array means = evaluate(draws, {integers({2}, {1, 0}), doubles({3}, {0, 0.25, 1})});
    CHECK(means.at(0) == 0);
    CHECK_THAT(means.at(1), WithinAbs(0.25, 0.018));  // 4 standard errors
    CHECK(means.at(2) == 1);
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
