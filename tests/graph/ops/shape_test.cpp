#include "xgrad/graph/ops/shape.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/source.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array six = doubles({2, 3}, {1, 2, 3, 4, 5, 6});

Function reshaping(const Shape& shape) {
    return [shape](std::span<const Var> x) { return reshape(x[0], shape); };
}
Function broadcasting(const Shape& shape) {
    return [shape](std::span<const Var> x) { return broadcast_to(x[0], shape); };
}
Function summing_to(const Shape& shape) {
    return [shape](std::span<const Var> x) { return sum_to(x[0], shape); };
}
Function transposing(const Axes& order) {
    return [order](std::span<const Var> x) { return transpose(x[0], order); };
}
Function concatenating(std::int64_t axis) {
    return [axis](std::span<const Var> x) { return concatenate(x, axis); };
}
Function slicing(std::int64_t axis, std::int64_t begin, std::int64_t end) {
    return [=](std::span<const Var> x) { return slice(x[0], axis, begin, end); };
}
Function padding(std::int64_t axis, std::int64_t before, std::int64_t after) {
    return [=](std::span<const Var> x) { return pad(x[0], axis, before, after); };
}

void check_both_orders(const Function& f, const std::vector<Array>& arguments) {
    CHECK_NOTHROW(check_gradient(f, arguments));
    CHECK_NOTHROW(check_second_gradient(f, arguments));
}

}  // namespace

TEST_CASE("reshape keeps the elements in their order, of every dtype") {
    CHECK(evaluate(reshaping({3, 2}), {six}) == doubles({3, 2}, {1, 2, 3, 4, 5, 6}));
    CHECK(evaluate(reshaping({6}), {six}) == doubles({6}, {1, 2, 3, 4, 5, 6}));
    CHECK(evaluate(reshaping({}), {floats({1, 1}, {7})}) == floats({}, {7}));
    CHECK(evaluate(reshaping({2, 1}), {booleans({2}, {true, false})}) == booleans({2, 1}, {true, false}));
    CHECK(evaluate(reshaping({0, 5}), {Array({3, 0}, Dtype::int64)}).shape() == Shape{0, 5});
    check_both_orders(reshaping({3, 2}), {six});
}

TEST_CASE("what would change nothing adds no node") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const std::vector<Var> alone = {x};
    CHECK(reshape(x, {2, 3}).id() == x.id());
    CHECK(broadcast_to(x, {2, 3}).id() == x.id());
    CHECK(sum_to(x, {2, 3}).id() == x.id());
    CHECK(transpose(x, {0, 1}).id() == x.id());
    CHECK(slice(x, 1, 0, 3).id() == x.id());
    CHECK(pad(x, 0, 0, 0).id() == x.id());
    CHECK(concatenate(alone, 0).id() == x.id());
    CHECK(graph.size() == 1);
}

TEST_CASE("a transpose that moves only axes of size 1 is a view") {
    Graph graph;
    const Var x = graph.input("x", {1, 3, 1, 2}, Dtype::float32);
    const Var y = transpose(x, {1, 0, 3, 2});
    CHECK(y.shape() == Shape{3, 1, 2, 1});
    CHECK(y.op().runs_as == OpClass::view);
    CHECK(transpose(x, {3, 1, 0, 2}).op().runs_as == OpClass::opaque);
}

TEST_CASE("broadcast_to repeats axes of size 1 and adds axes in front") {
    CHECK(evaluate(broadcasting({2, 3}), {doubles({3}, {1, 2, 3})}) == doubles({2, 3}, {1, 2, 3, 1, 2, 3}));
    CHECK(evaluate(broadcasting({2, 3}), {doubles({2, 1}, {1, 2})}) == doubles({2, 3}, {1, 1, 1, 2, 2, 2}));
    CHECK(evaluate(broadcasting({2, 2}), {integers({}, {7})}) == integers({2, 2}, {7, 7, 7, 7}));
    CHECK(evaluate(broadcasting({2}), {booleans({}, {true})}) == booleans({2}, {true, true}));
    CHECK(evaluate(broadcasting({0, 3}), {doubles({3}, {1, 2, 3})}).shape() == Shape{0, 3});
    check_both_orders(broadcasting({4, 2, 3}), {doubles({2, 1}, {0.5, -2})});
}

TEST_CASE("sum_to sums what broadcasting would have repeated") {
    CHECK(evaluate(summing_to({3}), {six}) == doubles({3}, {5, 7, 9}));
    CHECK(evaluate(summing_to({2, 1}), {six}) == doubles({2, 1}, {6, 15}));
    CHECK(evaluate(summing_to({1, 1, 1}), {doubles({1, 2, 3}, {1, 2, 3, 4, 5, 6})}) ==
          doubles({1, 1, 1}, {21}));
    CHECK(evaluate(summing_to({}), {six}) == doubles({}, {21}));
    CHECK(evaluate(summing_to({1, 3}), {Array({0, 3}, Dtype::float64)}) == doubles({1, 3}, {0, 0, 0}));
    check_both_orders(summing_to({2, 1}), {six});
}

TEST_CASE("transpose reorders axes, by default to the reverse") {
    CHECK(evaluate(transposing({}), {six}) == doubles({3, 2}, {1, 4, 2, 5, 3, 6}));
    CHECK(evaluate(transposing({1, 0}), {integers({2, 2}, {1, 2, 3, 4})}) == integers({2, 2}, {1, 3, 2, 4}));
    CHECK(evaluate(transposing({-1, -2}), {booleans({1, 2}, {true, false})}) ==
          booleans({2, 1}, {true, false}));
    CHECK(evaluate(transposing({2, 0, 1}), {floats({2, 1, 3}, {1, 2, 3, 4, 5, 6})}) ==
          floats({3, 2, 1}, {1, 4, 2, 5, 3, 6}));
    CHECK(evaluate(transposing({}), {doubles({}, {7})}) == doubles({}, {7}));
    CHECK(evaluate(transposing({}), {Array({0, 3}, Dtype::float64)}).shape() == Shape{3, 0});
}

TEST_CASE(
    "transpose has the derivatives that central differences show, for an order that is not its own inverse") {
    check_both_orders(transposing({2, 0, 1}), {random_array({2, 3, 4}, Dtype::float64, 1)});
    const auto g = pull_back(transposing({2, 0, 1}), {Array({2, 1, 3}, Dtype::float64)},
                             doubles({3, 2, 1}, {1, 2, 3, 4, 5, 6}));
    CHECK(g[0] == doubles({2, 1, 3}, {1, 3, 5, 2, 4, 6}));
}

TEST_CASE("expand_dims puts an axis of size 1 anywhere") {
    const auto expanded = [](std::int64_t axis) {
        return evaluate([axis](auto x) { return expand_dims(x[0], axis); }, {six}).shape();
    };
    CHECK(expanded(0) == Shape{1, 2, 3});
    CHECK(expanded(1) == Shape{2, 1, 3});
    CHECK(expanded(2) == Shape{2, 3, 1});
    CHECK(expanded(-1) == Shape{2, 3, 1});
    CHECK(expanded(-3) == Shape{1, 2, 3});
}

TEST_CASE("concatenate puts parts one after the other along an axis") {
    const Array one = doubles({2, 1}, {7, 8});
    CHECK(evaluate(concatenating(1), {six, one}) == doubles({2, 4}, {1, 2, 3, 7, 4, 5, 6, 8}));
    CHECK(evaluate(concatenating(-1), {one, six, one}) == doubles({2, 5}, {7, 1, 2, 3, 7, 8, 4, 5, 6, 8}));
    CHECK(evaluate(concatenating(0), {integers({1}, {1}), integers({0}, {}), integers({2}, {2, 3})}) ==
          integers({3}, {1, 2, 3}));
    CHECK(evaluate(concatenating(0), {booleans({1}, {true}), booleans({1}, {false})}) ==
          booleans({2}, {true, false}));
}

TEST_CASE("concatenate takes arrays among its parts, and one value twice") {
    const auto f = [](std::span<const Var> x) {
        const std::vector<Var> parts = {doubles({1}, {9}), x[0], x[0]};
        return concatenate(parts, 0);
    };
    CHECK(evaluate(f, {doubles({2}, {1, 2})}) == doubles({5}, {9, 1, 2, 1, 2}));
    CHECK(pull_back(f, {doubles({2}, {1, 2})}, doubles({5}, {1, 2, 3, 40, 50}))[0] == doubles({2}, {42, 53}));
}

TEST_CASE("concatenate has the derivatives that central differences show") {
    check_both_orders(concatenating(1), {random_array({2, 3, 2}, Dtype::float64, 1),
                                         random_array({2, 1, 2}, Dtype::float64, 2)});
}

TEST_CASE("slice takes a range of one axis") {
    CHECK(evaluate(slicing(1, 1, 3), {six}) == doubles({2, 2}, {2, 3, 5, 6}));
    CHECK(evaluate(slicing(-1, 0, 1), {six}) == doubles({2, 1}, {1, 4}));
    CHECK(evaluate(slicing(0, 1, 2), {six}) == doubles({1, 3}, {4, 5, 6}));
    CHECK(evaluate(slicing(0, 1, 1), {six}).shape() == Shape{0, 3});
    CHECK(evaluate(slicing(0, 2, 3), {integers({3}, {1, 2, 3})}) == integers({1}, {3}));
    check_both_orders(slicing(1, 1, 3), {six});
}

TEST_CASE("pad puts zeros before and behind") {
    CHECK(evaluate(padding(1, 1, 2), {doubles({2, 1}, {7, 8})}) == doubles({2, 4}, {0, 7, 0, 0, 0, 8, 0, 0}));
    CHECK(evaluate(padding(0, 1, 0), {integers({1, 2}, {1, 2})}) == integers({2, 2}, {0, 0, 1, 2}));
    CHECK(evaluate(padding(-1, 0, 1), {booleans({1}, {true})}) == booleans({2}, {true, false}));
    CHECK(evaluate(padding(0, 1, 1), {Array({0}, Dtype::float32)}) == floats({2}, {0, 0}));
    check_both_orders(padding(1, 1, 2), {six});
}

TEST_CASE("slice and pad are each other's derivative") {
    const Array cotangent = doubles({2, 2}, {1, 2, 3, 4});
    CHECK(pull_back(slicing(1, 1, 3), {six}, cotangent)[0] == doubles({2, 3}, {0, 1, 2, 0, 3, 4}));
    CHECK(pull_back(padding(1, 1, 0), {doubles({2, 1}, {0, 0})}, cotangent)[0] == doubles({2, 1}, {2, 4}));
}

TEST_CASE("shapes, axes and ranges that do not fit are refused") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const Var y = graph.input("y", {3, 4}, Dtype::float32);
    const Var n = graph.input("n", {2, 3}, Dtype::int64);
    const std::vector<Var> unequal = {x, y};
    const std::vector<Var> mixed = {x, n};
    CHECK_THROWS_AS(reshape(x, {4, 2}), ShapeError);
    CHECK_THROWS_WITH(reshape(x, {4, 2}),
                      "reshape: 6 elements of shape [2, 3]; expected 8, for shape [4, 2]");
    CHECK_THROWS_WITH(broadcast_to(x, {2, 4}),
                      "broadcast_to: shape [2, 3] for [2, 4]; expected equal sizes, or 1, in "
                      "each axis from the back");
    CHECK_THROWS_WITH(sum_to(x, {2}),
                      "sum_to: shape [2, 3] for [2]; expected a shape that broadcasting can make from it");
    CHECK_THROWS_WITH(transpose(x, {0, 0}),
                      "transpose: order [0, 0] for an array of rank 2; expected each axis once");
    CHECK_THROWS_WITH(transpose(x, {0}),
                      "transpose: order [0] for an array of rank 2; expected each axis once");
    CHECK_THROWS_WITH(transpose(x, {0, 2}),
                      "transpose: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(expand_dims(x, 3),
                      "expand_dims: axis 3 for an array of rank 2; expected an axis from -3 to 2");
    CHECK_THROWS_WITH(concatenate(unequal, 0),
                      "concatenate: shapes [2, 3] and [3, 4]; expected equal sizes in every "
                      "axis but 0");
    CHECK_THROWS_WITH(concatenate(mixed, 0),
                      "concatenate: float32 and int64; expected one dtype; convert one of them "
                      "with cast(x, Dtype::float32)");
    CHECK_THROWS_WITH(concatenate({}, 0), "concatenate: no arrays; expected at least one");
    CHECK_THROWS_WITH(slice(x, 1, 2, 4),
                      "slice: elements 2 to 4 of an axis of size 3; expected 0 <= begin <= end <= 3");
    CHECK_THROWS_WITH(slice(x, 2, 0, 1),
                      "slice: axis 2 of an array of rank 2; expected an axis from -2 to 1");
    CHECK_THROWS_WITH(pad(x, 0, -1, 2), "pad: -1 zeros before and 2 after; expected counts of at least 0");
}

TEST_CASE("an error of an axis names what asked for the node") {
    Graph graph;
    const Var x = graph.input("x", {2, 3}, Dtype::float32);
    const OriginScope layer(graph, "merge", {.place = "model.json:9:3", .label = "model[1] (Concatenate)"});
    const std::vector<Var> parts = {x, x};
    CHECK_THROWS_WITH(concatenate(parts, 5),
                      "model.json:9:3: error: model[1] (Concatenate): concatenate: axis 5 of an "
                      "array of rank 2; expected an axis from -2 to 1");
}
