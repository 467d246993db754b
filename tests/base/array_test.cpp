#include "xgrad/base/array.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

TEST_CASE("an array holds its values in row-major order, on a cache line") {
    const Array array = Array::of<float>({2, 2}, {1, 2, 3, 4});
    CHECK(array.at(2) == 3);
    CHECK(array.bytes() == 16);
    CHECK(reinterpret_cast<std::uintptr_t>(array.data()) % 64 == 0);
    CHECK(Array({3}, Dtype::int64) == Array::of<std::int64_t>({3}, {0, 0, 0}));
    CHECK(Array::scalar(2.5).item() == 2.5);
}

TEST_CASE("copies share memory, clones do not") {
    Array array = Array::of<double>({1}, {1});
    Array copy = array;
    Array clone = array.clone();
    array.values<double>()[0] = 7;
    CHECK(copy.item() == 7);
    CHECK(clone.item() == 1);
    CHECK(array.reshaped({1, 1}).data() == array.data());
}

TEST_CASE("values are converted between dtypes") {
    CHECK(Array::of<double>({2}, {1.5, 0}).as(Dtype::float32) == Array::of<float>({2}, {1.5F, 0}));
    CHECK(Array::of<double>({2}, {-2.7, 0}).as(Dtype::int64) == Array::of<std::int64_t>({2}, {-2, 0}));
    CHECK(Array::of<double>({2}, {-2.7, 0}).as(Dtype::boolean) == Array::of<bool>({2}, {true, false}));
}

TEST_CASE("arrays of other shape, dtype or value differ") {
    CHECK_FALSE(Array({2}, Dtype::float32) == Array({1, 2}, Dtype::float32));
    CHECK_FALSE(Array({2}, Dtype::int64) == Array({2}, Dtype::float64));
    CHECK_FALSE(Array::scalar(1.0) == Array::scalar(2.0));
}

TEST_CASE("wrong counts and element types are errors") {
    CHECK_THROWS_WITH(Array::of<float>({3}, {1, 2}), "array: 2 values for shape [3]; expected 3 values");
    CHECK_THROWS_WITH(Array::scalar(1.0).values<float>(),
                      "array: elements of float64 read as float32; convert it first: as(Dtype::float32)");
    CHECK_THROWS_WITH(Array({2}, Dtype::float32).item(), "item: an array of shape [2]; expected one element");
    CHECK_THROWS_AS(Array({2}, Dtype::float32).reshaped({3}), ShapeError);
}
