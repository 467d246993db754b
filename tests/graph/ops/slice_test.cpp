#include "xgrad/graph/ops/slice.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/op.hpp"

#include <limits>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array six = doubles({2, 3}, {1, 2, 3, 4, 5, 6});
const Array five = doubles({5}, {0, 1, 2, 3, 4});

Function slicing(const std::vector<SliceItem>& items) {
    return [=](std::span<const Var> x) { return slice(x[0], items); };
}

Array sliced(const Array& x, const std::vector<SliceItem>& items) { return evaluate(slicing(items), {x}); }

}  // namespace

// What Python gives for list(range(5))[begin:end:step].
TEST_CASE("a range is cut to its axis as in Python") {
    CHECK(sliced(five, {Range{1, 4}}) == doubles({3}, {1, 2, 3}));
    CHECK(sliced(five, {Range{-2, {}}}) == doubles({2}, {3, 4}));
    CHECK(sliced(five, {Range{{}, -2}}) == doubles({3}, {0, 1, 2}));
    CHECK(sliced(five, {Range{-9, 9}}) == five);
    CHECK(sliced(five, {Range{3, 2}}).shape() == Shape{0});
    CHECK(sliced(five, {Range{7, 9}}).shape() == Shape{0});
    CHECK(sliced(five, {Range{{}, {}, 2}}) == doubles({3}, {0, 2, 4}));
    CHECK(sliced(five, {Range{1, {}, 2}}) == doubles({2}, {1, 3}));
    CHECK(sliced(five, {Range{.step = 9}}) == doubles({1}, {0}));
    CHECK(sliced(Array({0}, Dtype::float32), {Range{.step = -1}}).shape() == Shape{0});
}

TEST_CASE("a range with a negative step goes backwards") {
    CHECK(sliced(five, {Range{.step = -1}}) == doubles({5}, {4, 3, 2, 1, 0}));
    CHECK(sliced(five, {Range{.step = -2}}) == doubles({3}, {4, 2, 0}));
    CHECK(sliced(five, {Range{3, 0, -1}}) == doubles({3}, {3, 2, 1}));
    CHECK(sliced(five, {Range{-2, {}, -3}}) == doubles({2}, {3, 0}));
    CHECK(sliced(five, {Range{9, -9, -1}}) == doubles({5}, {4, 3, 2, 1, 0}));
    CHECK(sliced(five, {Range{1, 3, -1}}).shape() == Shape{0});
    CHECK(sliced(five, {Range{.step = std::numeric_limits<std::int64_t>::min()}}) == doubles({1}, {4}));
}

TEST_CASE("a place drops its axis, a new axis adds one, an ellipsis stands for the rest") {
    CHECK(sliced(six, {1}) == doubles({3}, {4, 5, 6}));
    CHECK(sliced(six, {-1, -3}) == doubles({}, {4}));
    CHECK(sliced(six, {Range{}, 1}) == doubles({2}, {2, 5}));
    CHECK(sliced(six, {Ellipsis{}, 1}) == doubles({2}, {2, 5}));
    CHECK(sliced(six, {NewAxis{}, 0, Ellipsis{}, NewAxis{}}) == doubles({1, 3, 1}, {1, 2, 3}));
    CHECK(sliced(six, {Range{.step = -1}, Range{0, 3, 2}}) == doubles({2, 2}, {4, 6, 1, 3}));
    CHECK(sliced(six, {0, 1, Ellipsis{}}) == doubles({}, {2}));
    CHECK(sliced(six, {}) == six);
    CHECK(sliced(Array({4, 5, 6, 7}, Dtype::int64), {2, Ellipsis{}, Range{1, 3}}).shape() == Shape{5, 6, 2});
    CHECK(sliced(booleans({}, {true}), {NewAxis{}}) == booleans({1}, {true}));
}

TEST_CASE("slices of every width of element") {
    const std::vector<SliceItem> odd = {Range{1, {}, 2}};
    CHECK(sliced(floats({4}, {1, 2, 3, 4}), odd) == floats({2}, {2, 4}));
    CHECK(sliced(integers({4}, {1, 2, 3, 4}), odd) == integers({2}, {2, 4}));
    CHECK(sliced(booleans({4}, {true, false, true, true}), odd) == booleans({2}, {false, true}));
}

TEST_CASE("a slice of all is its operand, and one of adjacent elements the plain op") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    CHECK(slice(x, {Ellipsis{}, Range{-3, 3}}).id() == x.id());
    CHECK(slice(x, {Range{}, Range{1, 3}}).op().name == "slice");
    CHECK(slice(x, {0, 0}).input(0).attributes().text() ==
          "shape=[2, 3], places=[1 by 1 from 0, 1 by 1 from 0]");
}

TEST_CASE("the cotangent goes back to the places, and the rest gets 0") {
    CHECK(pull_back(slicing({Range{.step = -2}}), {five}, doubles({3}, {1, 2, 3}))[0] ==
          doubles({5}, {3, 0, 2, 0, 1}));
    CHECK(pull_back(slicing({1, Range{.step = 2}}), {six}, doubles({2}, {1, 2}))[0] ==
          doubles({2, 3}, {0, 0, 0, 1, 0, 2}));
    CHECK(pull_back(slicing({0, 1}), {six}, doubles({}, {7}))[0] == doubles({2, 3}, {0, 7, 0, 0, 0, 0}));
    CHECK(pull_back(slicing({Range{.step = 2}, Range{2, 2}}), {six}, doubles({1, 0}, {}))[0] ==
          doubles({2, 3}, {0, 0, 0, 0, 0, 0}));
}

TEST_CASE("slices have the derivatives that central differences show") {
    const Array x = random_array({4, 3, 5}, Dtype::float64, 1);
    for (const auto& items : std::vector<std::vector<SliceItem>>{
             {Range{.step = -1}, 1, Range{4, 0, -2}}, {Ellipsis{}, Range{1, {}, 3}}, {2, Range{1, 3}, 0}}) {
        CHECK_NOTHROW(check_gradient(slicing(items), {x}));
        CHECK_NOTHROW(check_second_gradient(slicing(items), {x}));
    }
}

TEST_CASE("items that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var none = graph.input("none", {0}, Dtype::float32);
    CHECK_THROWS_AS(slice(x, {2}), ShapeError);
    CHECK_THROWS_WITH(slice(x, {Range{}, 3}),
                      "slice: place 3 on axis 1 of size 3; expected a place from -3 to 2");
    CHECK_THROWS_WITH(slice(x, {-3}), "slice: place -3 on axis 0 of size 2; expected a place from -2 to 1");
    CHECK_THROWS_WITH(slice(none, {0}), "slice: place 0 on axis 0 of size 0; expected no place");
    CHECK_THROWS_WITH(slice(x, {Range{.step = 0}}), "slice: a step of 0 on axis 0; expected another step");
    CHECK_THROWS_WITH(slice(x, {0, 0, NewAxis{}, 0}),
                      "slice: items for 3 axes of an array of rank 2; expected at most one for each axis");
    CHECK_THROWS_WITH(slice(x, {Ellipsis{}, Ellipsis{}}), "slice: 2 ellipses; expected at most one");
}
