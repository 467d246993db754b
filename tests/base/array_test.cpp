#include "xgrad/base/array.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <limits>
#include <utility>

using namespace xgrad;

namespace {

template <class T> Array array_of(std::initializer_list<T> values) {
    return Array::of<T>({static_cast<std::int64_t>(values.size())}, values);
}

}  // namespace

TEST_CASE("an array holds its values in row-major order, on a cache line") {
    const Array array = Array::of<float>({2, 2}, {1, 2, 3, 4});
    CHECK(array.shape() == Shape{2, 2});
    CHECK(array.dtype() == Dtype::float32);
    CHECK(array.size() == 4);
    CHECK(array.bytes() == 16);
    CHECK(array.at(2) == 3);
    CHECK(array.values<float>()[3] == 4);
    CHECK(reinterpret_cast<std::uintptr_t>(array.data()) % 64 == 0);
}

TEST_CASE("an array begins with zeros, and as a float64 scalar") {
    CHECK(Array({3}, Dtype::int64) == array_of<std::int64_t>({0, 0, 0}));
    CHECK(Array() == Array::scalar(0.0));
    CHECK(Array({0, 4}, Dtype::float32).bytes() == 0);
}

TEST_CASE("single elements of every dtype are read as numbers") {
    CHECK(Array::scalar(0.5F).item() == 0.5);
    CHECK(Array::scalar(2.5).item() == 2.5);
    CHECK(Array::scalar(std::int64_t{-3}).item() == -3);
    CHECK(Array::scalar(true).item() == 1);
    CHECK(Array::of<double>({1, 1}, {7}).item() == 7);
}

TEST_CASE("copies and other shapes share memory, clones do not") {
    Array array = array_of<double>({1, 2});
    const Array copy = array;
    const Array row = array.reshaped({1, 2});
    const Array clone = array.clone();
    array.values<double>()[0] = 7;
    CHECK(copy.at(0) == 7);
    CHECK(row.at(0) == 7);
    CHECK(row.shape() == Shape{1, 2});
    CHECK(clone == array_of<double>({1, 2}));
}

TEST_CASE("an array is alone with its memory unless another shares it") {
    const Array array = array_of<double>({1, 2});
    CHECK(array.is_alone());
    {
        const Array row = array.reshaped({1, 2});
        CHECK_FALSE(array.is_alone());
    }
    CHECK(array.is_alone());
    CHECK(array.clone().is_alone());
}

TEST_CASE("values are converted between dtypes") {
    CHECK(array_of<double>({1.5, 0}).as(Dtype::float32) == array_of<float>({1.5F, 0}));
    CHECK(array_of<float>({0.5F}).as(Dtype::float64) == array_of<double>({0.5}));
    CHECK(array_of<double>({-2.7, 0}).as(Dtype::int64) == array_of<std::int64_t>({-2, 0}));
    CHECK(array_of<double>({-2.7, 0, 0.3}).as(Dtype::boolean) == array_of<bool>({true, false, true}));
    CHECK(array_of<bool>({true, false}).as(Dtype::float32) == array_of<float>({1, 0}));
    CHECK(array_of<std::int64_t>({16777217}).as(Dtype::float32) == array_of<float>({16777216}));
}

TEST_CASE("an array in the dtype it has is itself") {
    const Array array = Array::scalar(1.0);
    CHECK(std::as_const(array).as(Dtype::float64).data() == array.data());
}

TEST_CASE("arrays are equal if shape, dtype and bits are") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(Array::scalar(nan) == Array::scalar(nan));
    CHECK_FALSE(Array::scalar(0.0) == Array::scalar(-0.0));
    CHECK_FALSE(Array::scalar(1.0) == Array::scalar(2.0));
    CHECK_FALSE(Array({2}, Dtype::float32) == Array({1, 2}, Dtype::float32));
    CHECK_FALSE(Array({2}, Dtype::int64) == Array({2}, Dtype::float64));
}

TEST_CASE("a wrong number of values is an error") {
    CHECK_THROWS_WITH(Array::of<float>({3}, {1, 2}), "array: 2 values for shape [3]; expected 3 values");
    CHECK_THROWS_WITH(Array::of<float>({}, {}), "array: 0 values for shape []; expected 1 values");
    CHECK_THROWS_WITH(Array({2}, Dtype::float32).reshaped({3}),
                      "array: 2 values for shape [3]; expected 3 values");
    CHECK_THROWS_WITH(Array({2}, Dtype::float32).item(), "item: an array of shape [2]; expected one element");
    CHECK_THROWS_AS(Array({0}, Dtype::float32).item(), ShapeError);
}

TEST_CASE("elements are not read as another type") {
    CHECK_THROWS_WITH(Array::scalar(1.0).values<float>(),
                      "array: elements of float64 read as float32; convert it first: as(Dtype::float32)");
    const Array labels = array_of<std::int64_t>({1});
    CHECK_THROWS_AS(labels.values<bool>(), TypeError);
}
