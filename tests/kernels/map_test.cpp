#include "kernels/map.hpp"

#include "kernels/fold.hpp"
#include "kernels/tree.hpp"
#include "support/catch.hpp"
#include "xgrad/base/array.hpp"

#include <numeric>

using namespace xgrad;
using namespace xgrad::kernels;

namespace {

constexpr Tile add = tile<2, Numbers>([](auto a, auto b) { return a + b; });

Array numbers(const Shape& shape) {
    Array array(shape, Dtype::float64);
    std::iota(array.values<double>().begin(), array.values<double>().end(), 0.0);
    return array;
}

MapPlace input(std::size_t index) { return {MapPlace::Kind::input, index}; }
MapPlace in_tile(std::size_t index) { return {MapPlace::Kind::tile, index}; }
MapPlace output(std::size_t index) { return {MapPlace::Kind::output, index}; }

MapLoop sum_of(const Shape& a, const Shape& b, const Shape& shape) {
    return MapLoop({.size = shape.size(),
                    .inputs = {{a, shape, 8}, {b, shape, 8}},
                    .output_bytes = {8},
                    .steps = {{add[Dtype::float64], {input(0), input(1)}, 2, output(0)}}});
}

Array sum(const Array& a, const Array& b, const Shape& shape, Workers& workers) {
    Array result(shape, Dtype::float64);
    const MapLoop map = sum_of(a.shape(), b.shape(), shape);
    Array left = a;
    Array right = b;
    std::byte* operands[] = {left.data(), right.data(), result.data()};
    map(operands, workers);
    return result;
}

// Element by element, by index arithmetic alone.
Array reference(const Array& a, const Array& b, const Shape& shape) {
    Array result(shape, Dtype::float64);
    const Strides sa = broadcast_strides(a.shape(), shape);
    const Strides sb = broadcast_strides(b.shape(), shape);
    const Strides own = row_major_strides(shape);
    for (std::int64_t i = 0; i < shape.size(); ++i) {
        std::int64_t ia = 0;
        std::int64_t ib = 0;
        for (std::size_t axis = 0; axis < shape.rank(); ++axis) {
            const std::int64_t index = i / own[axis] % shape[axis];
            ia += index * sa[axis];
            ib += index * sb[axis];
        }
        result.values<double>()[static_cast<std::size_t>(i)] = a.at(ia) + b.at(ib);
    }
    return result;
}

}  // namespace

TEST_CASE("a map broadcasts its inputs to its output's shape") {
    Workers workers(2);
    const std::vector<std::pair<Shape, Shape>> shapes{{{}, {}},
                                                      {{5}, {}},
                                                      {{3, 4}, {4}},
                                                      {{3, 1}, {1, 4}},
                                                      {{2, 1, 3, 1}, {4, 1, 5}},
                                                      {{1}, {1, 1}},
                                                      {{40, 50, 30}, {50, 1}},
                                                      {{70000}, {1}},
                                                      {{0, 3}, {3}}};
    for (const auto& [left, right] : shapes) {
        const Shape shape = *broadcast(left, right);
        CAPTURE(to_string(left), to_string(right));
        CHECK(sum(numbers(left), numbers(right), shape, workers) ==
              reference(numbers(left), numbers(right), shape));
        CHECK(sum(numbers(right), numbers(left), shape, workers) ==
              reference(numbers(left), numbers(right), shape));
    }
}

TEST_CASE("a map may write over an input") {
    Workers workers(2);
    Array a = numbers({1000});
    Array b = numbers({1000});
    const MapLoop map = sum_of(a.shape(), b.shape(), a.shape());
    std::byte* operands[] = {a.data(), b.data(), a.data()};
    map(operands, workers);
    CHECK(a.at(999) == 1998);
    CHECK(a.at(1) == 2);
}

// 3 (a + b) and (a + b) + 3 (a + b), by three additions; what stays in a tile is longer than one.
TEST_CASE("a map loop keeps in tiles what only its own formulas need, and may have several outputs") {
    const TileFunction plus = add[Dtype::float64];
    const Shape shape{30, 100};
    const MapLoop loop({.size = shape.size(),
                        .inputs = {{shape, shape, 8}, {{100}, shape, 8}},
                        .output_bytes = {8, 8},
                        .steps = {{plus, {input(0), input(1)}, 2, in_tile(0)},
                                  {plus, {in_tile(0), in_tile(0)}, 2, in_tile(1)},
                                  {plus, {in_tile(1), in_tile(0)}, 2, output(0)},
                                  {plus, {in_tile(0), output(0)}, 2, output(1)}},
                        .tiles = 2,
                        .tile_element_bytes = 8});
    Workers workers(2);
    Array a = numbers(shape);
    Array b = numbers({100});
    Array three(shape, Dtype::float64);
    Array four(shape, Dtype::float64);
    std::byte* operands[] = {a.data(), b.data(), three.data(), four.data()};
    loop(operands, workers);
    CHECK(three.at(2999) == 3 * (2999 + 99));
    CHECK(four.at(2999) == 4 * (2999 + 99));
    CHECK(four.at(100) == 400);
}

TEST_CASE("a map loop folds a value on its way, over any number of blocks and beside broadcast rows") {
    const Shape shape{700, 300};
    const Fold fold = fold_of<Sum, double>();
    const MapLoop loop({.size = shape.size(),
                        .inputs = {{shape, shape, 8}, {{300}, shape, 8}},
                        .folds = {{fold.whole, 8}},
                        .steps = {{add[Dtype::float64], {input(0), input(1)}, 2, in_tile(0)},
                                  {fold.partials, {in_tile(0)}, 1, {MapPlace::Kind::partials, 0}}},
                        .tiles = 1,
                        .tile_element_bytes = 8});
    Array a = numbers(shape);
    Array b = numbers({300});
    for (const int threads : {1, 3}) {
        Workers workers(threads);
        Array total({}, Dtype::float64);
        std::byte* operands[] = {a.data(), b.data(), total.data()};
        loop(operands, workers);
        CHECK(total.item() == 209999.0 * 210000 / 2 + 700 * (299.0 * 300 / 2));
    }
}

// 31 a + 5, the 5 in a tile: only inputs that are expanded take one.
TEST_CASE("a map loop has room for a broadcast input behind as many others as it takes") {
    const Shape shape{600};
    std::vector<BroadcastReader> inputs(MapLoop::most_inputs - 1, {shape, shape, 8});
    inputs.push_back({{}, shape, 8});
    const TileFunction plus = add[Dtype::float64];
    std::vector<MapStep> steps{{plus, {input(0), input(1)}, 2, in_tile(0)}};
    for (std::size_t i = 2; i < inputs.size(); ++i)
        steps.push_back({plus, {in_tile(0), input(i)}, 2, in_tile(0)});
    steps.back().to = output(0);
    const MapLoop loop({.size = shape.size(),
                        .inputs = inputs,
                        .output_bytes = {8},
                        .steps = steps,
                        .tiles = 1,
                        .tile_element_bytes = 8});
    Workers workers(1);
    Array a = numbers(shape);
    Array five = Array::scalar(5.0);
    Array result(shape, Dtype::float64);
    std::vector<std::byte*> operands(inputs.size(), a.data());
    operands.back() = five.data();
    operands.push_back(result.data());
    loop(operands.data(), workers);
    CHECK(result.at(0) == 5);
    CHECK(result.at(599) == 31 * 599 + 5);
}

TEST_CASE("a broadcast reader says when what it reads begins again") {
    CHECK(BroadcastReader({}, {5, 7}, 4).period() == 1);
    CHECK(BroadcastReader({7}, {5, 7}, 4).period() == 7);
    CHECK(BroadcastReader({5, 1}, {5, 7}, 4).period() == 35);
    CHECK(BroadcastReader({3, 1}, {2, 3, 4}, 4).period() == 12);
    CHECK(BroadcastReader({5, 7}, {5, 7}, 4).is_direct());
}
