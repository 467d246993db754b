#include "xgrad/graph/ops/arrange.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array six = doubles({2, 3}, {1, 2, 3, 4, 5, 6});

template <class F> Function of_one(F f) {
    return [f](std::span<const Var> x) { return f(x[0]); };
}

template <class F> Array value(F f, const Array& x) { return evaluate(of_one(f), {x}); }

template <class F> void check_both_orders(F f, const Array& x) {
    CHECK_NOTHROW(check_gradient(of_one(f), {x}));
    CHECK_NOTHROW(check_second_gradient(of_one(f), {x}));
}

}  // namespace

TEST_CASE("swapaxes exchanges two axes") {
    const auto swapped = [](std::int64_t a, std::int64_t b) {
        return [=](const Var& x) { return swapaxes(x, a, b); };
    };
    CHECK(value(swapped(0, 1), six) == doubles({3, 2}, {1, 4, 2, 5, 3, 6}));
    CHECK(value(swapped(-1, 0), floats({1, 2}, {1, 2})) == floats({2, 1}, {1, 2}));
    CHECK(value(swapped(0, 0), six) == six);
    CHECK(value(swapped(0, 2), Array({0, 3, 4}, Dtype::int64)).shape() == Shape{4, 3, 0});
    check_both_orders(swapped(0, 2), random_array({2, 3, 4}, Dtype::float64, 1));
}

TEST_CASE("moveaxis puts axes where it is told and keeps the order of the rest") {
    // The shapes are those of NumPy's own examples.
    const auto moved = [](const Axes& from, const Axes& to) {
        return value([&](const Var& x) { return moveaxis(x, from, to); }, Array({3, 4, 5}, Dtype::float32))
            .shape();
    };
    CHECK(moved({0}, {-1}) == Shape{4, 5, 3});
    CHECK(moved({-1}, {0}) == Shape{5, 3, 4});
    CHECK(moved({0, 1}, {-1, -2}) == Shape{5, 4, 3});
    CHECK(moved({0, 1, 2}, {-1, -2, -3}) == Shape{5, 4, 3});
    CHECK(moved({}, {}) == Shape{3, 4, 5});
    CHECK(value([](const Var& x) { return moveaxis(x, 0, 1); }, six) == doubles({3, 2}, {1, 4, 2, 5, 3, 6}));
    check_both_orders([](const Var& x) { return moveaxis(x, 0, 2); },
                      random_array({2, 3, 4}, Dtype::float64, 1));
}

TEST_CASE("squeeze takes axes of size 1 away, all or those named") {
    const auto squeezed = [](const Axes& axes) {
        return value([&](const Var& x) { return squeeze(x, axes); }, Array({1, 3, 1}, Dtype::boolean))
            .shape();
    };
    CHECK(squeezed({}) == Shape{3});
    CHECK(squeezed({0}) == Shape{3, 1});
    CHECK(squeezed({-1, 0}) == Shape{3});
    CHECK(value([](const Var& x) { return squeeze(x); }, doubles({}, {7})) == doubles({}, {7}));
    check_both_orders([](const Var& x) { return squeeze(x, {1}); },
                      random_array({2, 1, 3}, Dtype::float64, 1));
}

TEST_CASE("flip turns axes around, all or those named") {
    const auto flipped = [](const Axes& axes) { return [=](const Var& x) { return flip(x, axes); }; };
    CHECK(value(flipped({}), six) == doubles({2, 3}, {6, 5, 4, 3, 2, 1}));
    CHECK(value(flipped({0}), six) == doubles({2, 3}, {4, 5, 6, 1, 2, 3}));
    CHECK(value(flipped({-1}), booleans({2}, {true, false})) == booleans({2}, {false, true}));
    CHECK(value(flipped({}), floats({}, {7})) == floats({}, {7}));
    CHECK(value(flipped({1}), Array({2, 0}, Dtype::int64)).shape() == Shape{2, 0});
    check_both_orders(flipped({0, 2}), random_array({2, 3, 4}, Dtype::float64, 1));
}

TEST_CASE("roll moves elements round an axis, or round the whole array") {
    const auto rolled = [](std::int64_t shift, std::int64_t axis) {
        return [=](const Var& x) { return roll(x, shift, axis); };
    };
    CHECK(value(rolled(1, 1), six) == doubles({2, 3}, {3, 1, 2, 6, 4, 5}));
    CHECK(value(rolled(-1, 1), six) == doubles({2, 3}, {2, 3, 1, 5, 6, 4}));
    CHECK(value(rolled(7, -1), six) == doubles({2, 3}, {3, 1, 2, 6, 4, 5}));
    CHECK(value(rolled(-2, 0), six) == six);
    CHECK(value(rolled(3, 0), Array({0}, Dtype::float32)).shape() == Shape{0});
    CHECK(value([](const Var& x) { return roll(x, 2); }, six) == doubles({2, 3}, {5, 6, 1, 2, 3, 4}));
    CHECK(value([](const Var& x) { return roll(x, 2); }, integers({}, {7})) == integers({}, {7}));
    check_both_orders(rolled(1, 1), six);
}

TEST_CASE("repeat repeats each element, tile the whole array") {
    const auto repeating = [](std::int64_t count, std::int64_t axis) {
        return [=](const Var& x) { return repeat(x, count, axis); };
    };
    const Array four = doubles({2, 2}, {1, 2, 3, 4});
    CHECK(value(repeating(2, 1), four) == doubles({2, 4}, {1, 1, 2, 2, 3, 3, 4, 4}));
    CHECK(value(repeating(2, -2), four) == doubles({4, 2}, {1, 2, 1, 2, 3, 4, 3, 4}));
    CHECK(value(repeating(0, 0), four).shape() == Shape{0, 2});
    CHECK(value(repeating(3, 0), integers({1}, {7})) == integers({3}, {7, 7, 7}));
    check_both_orders(repeating(3, 0), four);
    const auto counting = [](const Var& x) { return repeat(x, {1, 0, 2}, 1); };
    CHECK(value(counting, six) == doubles({2, 3}, {1, 3, 3, 4, 6, 6}));
    check_both_orders(counting, six);

    const auto tiled = [](const std::vector<std::int64_t>& counts) {
        return [=](const Var& x) { return tile(x, counts); };
    };
    CHECK(value(tiled({2}), four) == doubles({2, 4}, {1, 2, 1, 2, 3, 4, 3, 4}));
    CHECK(value(tiled({2, 1}), four) == doubles({4, 2}, {1, 2, 3, 4, 1, 2, 3, 4}));
    CHECK(value(tiled({2, 2}), floats({2}, {1, 2})) == floats({2, 4}, {1, 2, 1, 2, 1, 2, 1, 2}));
    CHECK(value(tiled({2}), booleans({}, {true})) == booleans({2}, {true, true}));
    CHECK(value(tiled({}), four) == four);
    CHECK(value(tiled({0, 3}), four).shape() == Shape{0, 6});
    check_both_orders(tiled({3, 1, 2}), four);
}

TEST_CASE("stack puts arrays along a new axis") {
    const auto stacked = [](std::int64_t axis) {
        return [=](std::span<const Var> x) { return stack(x, axis); };
    };
    const std::vector<Array> parts = {doubles({2}, {1, 2}), doubles({2}, {3, 4}), doubles({2}, {5, 6})};
    CHECK(evaluate(stacked(0), parts) == doubles({3, 2}, {1, 2, 3, 4, 5, 6}));
    CHECK(evaluate(stacked(-1), parts) == doubles({2, 3}, {1, 3, 5, 2, 4, 6}));
    CHECK(evaluate(stacked(0), {integers({}, {1}), integers({}, {2})}) == integers({2}, {1, 2}));
    CHECK(evaluate(stacked(1), {Array({0}, Dtype::float32), Array({0}, Dtype::float32)}).shape() ==
          Shape{0, 2});
    CHECK_NOTHROW(check_gradient(stacked(1), parts));
    CHECK_NOTHROW(check_second_gradient(stacked(1), parts));
}

TEST_CASE("stack and concatenate take lists, with numbers and arrays among the parts") {
    CHECK(value(
              [](const Var& x) {
                  return stack({1, x, doubles({}, {3})});
              },
              doubles({}, {2})) == doubles({3}, {1, 2, 3}));
    CHECK(value(
              [](const Var& x) {
                  return concatenate({x, doubles({1}, {3})}, 0);
              },
              doubles({1}, {2})) == doubles({2}, {2, 3}));
}

TEST_CASE("split makes equal parts, split_at parts between places") {
    const auto part = [](std::size_t i) { return [i](const Var& x) { return split(x, 3, 1)[i]; }; };
    CHECK(value(part(0), six) == doubles({2, 1}, {1, 4}));
    CHECK(value(part(2), six) == doubles({2, 1}, {3, 6}));
    const auto between = [](std::size_t i) {
        return [i](const Var& x) { return split_at(x, {1, 1}, -1)[i]; };
    };
    CHECK(value(between(0), six) == doubles({2, 1}, {1, 4}));
    CHECK(value(between(1), six).shape() == Shape{2, 0});
    CHECK(value(between(2), six) == doubles({2, 2}, {2, 3, 5, 6}));
    CHECK(value([](const Var& x) { return split_at(x, {})[0]; }, six) == six);
    check_both_orders([](const Var& x) { return split(x, 2)[0] * split(x, 2)[1]; }, six);
}

TEST_CASE("arrangements that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var y = graph.input("y", {3, 2}, Dtype::float32);
    CHECK_THROWS_WITH(swapaxes(x, 0, 2),
                      "swapaxes: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(moveaxis(x, {0, 1}, {0}), "moveaxis: 2 axes for 1 positions; expected as many");
    CHECK_THROWS_WITH(moveaxis(x, {0, -2}, {0, 1}),

                      "moveaxis: axes [0, -2] of an array of rank 2; expected each axis at most once");
    CHECK_THROWS_WITH(squeeze(x, {1}), "squeeze: axis 1 of size 3; expected an axis of size 1");
    CHECK_THROWS_WITH(flip(x, {1, 1}),
                      "flip: axes [1, 1] of an array of rank 2; expected each axis at most once");
    CHECK_THROWS_WITH(roll(x, 1, 2), "roll: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(repeat(x, -1, 0), "repeat: a count of -1; expected at least 0");
    CHECK_THROWS_WITH(repeat(x, {1, 2}, 1),
                      "repeat: 2 counts for an axis of size 3; expected one for each position");
    CHECK_THROWS_WITH(repeat(x, {1, -2}, 0), "repeat: a count of -2; expected at least 0");
    CHECK_THROWS_WITH(tile(x, {1, -2}), "tile: a count of -2; expected at least 0");
    CHECK_THROWS_WITH(stack({x, y}), "stack: shapes [2, 3] and [3, 2]; expected equal shapes");
    CHECK_THROWS_WITH(stack({}), "stack: no arrays; expected at least one");
    CHECK_THROWS_WITH(stack({x, x}, 3),
                      "expand_dims: axis 3 for an array of rank 2; expected an axis from -3 to 2");
    CHECK_THROWS_WITH(
        split(x, 2, 1),
        "split: 2 parts of an axis of size 3; expected a number of parts that divides the size; "
        "split_at(x, places, axis) makes parts of any sizes");
    CHECK_THROWS_WITH(split(x, 0),
                      "split: 0 parts of an axis of size 2; expected a number of parts that "
                      "divides the size; split_at(x, places, axis) makes parts of any sizes");
    CHECK_THROWS_WITH(split_at(x, {2, 1}),
                      "split_at: places [2, 1] in an axis of size 2; expected ascending places from 0 to 2");
    CHECK_THROWS_WITH(split_at(x, {3}),
                      "split_at: places [3] in an axis of size 2; expected ascending places from 0 to 2");
}
