#include "kernels/map.hpp"

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

Array sum(const Array& a, const Array& b, const Shape& shape, Workers& workers) {
    Array result(shape, Dtype::float64);
    const Map map(add[Dtype::float64], {{a.shape(), shape, 8}, {b.shape(), shape, 8}}, shape.size(), 8);
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
    const Map map(add[Dtype::float64], {{a.shape(), a.shape(), 8}, {b.shape(), b.shape(), 8}}, 1000, 8);
    std::byte* operands[] = {a.data(), b.data(), a.data()};
    map(operands, workers);
    CHECK(a.at(999) == 1998);
    CHECK(a.at(1) == 2);
}
