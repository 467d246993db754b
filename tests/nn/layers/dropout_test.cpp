#include "xgrad/nn/layers/dropout.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

#include <algorithm>
#include <numeric>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array key(std::int64_t seed, std::int64_t step) { return integers({2}, {seed, step}); }

Array train(const nn::Dropout& layer, const Array& x, const Array& random_key) {
    return evaluate(traced(layer, {x}, nn::Mode::train), {x, random_key});
}

Array full_of(double value, const Shape& shape, Dtype dtype = Dtype::float64) {
    Array array(shape, Dtype::float64);
    std::ranges::fill(array.values<double>(), value);
    return array.as(dtype);
}

// Two dropout layers of those names on the same ones, side by side.
Array side_by_side(const std::string& first, const std::string& second) {
    Graph graph;
    nn::Scope root(graph, Dtype::float64, nn::Mode::train);
    const Var x = graph.constant(full_of(1, {1, 64}));
    std::vector<Var> parts;
    for (const std::string& name : {first, second}) {
        nn::Scope scope = root.child(name);
        parts.push_back(nn::Dropout{}(scope, x));
    }
    return Program({*root.key()}, {concatenate(parts, 0)})(std::vector<Array>{key(1, 1)})[0];
}

std::vector<double> row(const Array& array, std::size_t i) {
    const auto v = values(array);
    const auto begin = v.begin() + static_cast<std::ptrdiff_t>(i * 64);
    return {begin, begin + 64};
}

}  // namespace

TEST_CASE("inverted dropout divides what it keeps by 1 - rate, and evaluation changes nothing") {
    const Array x = full_of(3, {4, 50});
    for (const double value : values(train({.rate = 0.25}, x, key(1, 1)))) CHECK((value == 0 || value == 4));
    CHECK(apply(nn::Dropout{.rate = 0.25}, {x}) == x);
}

TEST_CASE("the textbook's dropout keeps values as they are, and evaluation multiplies by 1 - rate") {
    const Array x = full_of(4, {4, 50});
    const nn::Dropout layer{.rate = 0.25, .form = nn::DropoutForm::textbook};
    for (const double value : values(train(layer, x, key(1, 1)))) CHECK((value == 0 || value == 4));
    CHECK(apply(layer, {x}) == full_of(3, {4, 50}));
}

// The share of 40,000 draws has a standard deviation of sqrt(p (1 - p) / 40000), at most 0.0025.
TEST_CASE("a share of values as large as the rate is dropped, and the expected value stays") {
    const Array x = full_of(1, {200, 200});
    for (const double rate : {0.1, 0.5, 0.9}) {
        const std::vector<double> y = values(train({.rate = rate}, x, key(7, 3)));
        const auto dropped = static_cast<double>(std::count(y.begin(), y.end(), 0.0));
        CHECK_THAT(dropped / 40000, WithinAbs(rate, 0.01));
        CHECK_THAT(std::accumulate(y.begin(), y.end(), 0.0) / 40000, WithinAbs(1, 0.01 / (1 - rate)));
    }
}

TEST_CASE("a mask depends on seed, step and the layer's path, and on nothing else") {
    const Array x = full_of(1, {4, 64});
    const nn::Dropout layer;
    CHECK(train(layer, x, key(1, 1)) == train(layer, x, key(1, 1)));
    CHECK_FALSE(train(layer, x, key(1, 1)) == train(layer, x, key(1, 2)));
    CHECK_FALSE(train(layer, x, key(1, 1)) == train(layer, x, key(2, 1)));
    const Array ab = side_by_side("a", "b");
    const Array ca = side_by_side("c", "a");
    CHECK(row(ab, 0) == row(ca, 1));
    CHECK(row(ab, 0) != row(ab, 1));
}

TEST_CASE("float32 and float64 drop about the same share") {
    const std::vector<double> y = values(train({}, full_of(1, {100, 100}, Dtype::float32), key(1, 1)));
    CHECK(std::ranges::all_of(y, [](double value) { return value == 0 || value == 2; }));
    CHECK_THAT(static_cast<double>(std::ranges::count(y, 0.0)) / 10000, WithinAbs(0.5, 0.02));
}

TEST_CASE("the derivative passes where values were kept") {
    const Array x = random_array({5, 6}, Dtype::float64, 1);
    for (const nn::DropoutForm form : {nn::DropoutForm::inverted, nn::DropoutForm::textbook}) {
        const nn::Dropout layer{.rate = 0.4, .form = form};
        const std::vector<Array> all{x, key(1, 1)};
        CHECK_NOTHROW(check_gradient(traced(layer, {x}, nn::Mode::train), all));
        CHECK_NOTHROW(check_second_gradient(traced(layer, {x}, nn::Mode::train), all));
        CHECK_NOTHROW(check_gradient(traced(layer, {x}), {x}));
    }
}

TEST_CASE("dropout asks for a random key in training only") {
    const auto asks = [](nn::Mode mode) {
        Graph graph;
        nn::Scope scope(graph, Dtype::float32, mode);
        nn::Dropout{}(scope, graph.input("x", {2, 3}, Dtype::float32));
        return scope.key().has_value();
    };
    CHECK(asks(nn::Mode::train));
    CHECK_FALSE(asks(nn::Mode::evaluate));
}

TEST_CASE("a rate of 0 keeps everything, and a rate of 1 is refused") {
    const Array x = full_of(3, {4, 5});
    CHECK(train({.rate = 0}, x, key(1, 1)) == x);
    nn::Dropout all{.rate = 1};
    CHECK_THROWS_WITH(require_valid(record_of(all), "drop"),
                      "drop: rate: 1 is not below 1; expected at least 0 and below 1");
}
