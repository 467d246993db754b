#include "xgrad/base/shape.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <vector>

using namespace xgrad;

TEST_CASE("a shape knows its sizes from both ends") {
    const Shape shape{50, 10, 3};
    CHECK(shape.rank() == 3);
    CHECK(shape.size() == 1500);
    CHECK(shape[1] == 10);
    CHECK(shape.front() == 50);
    CHECK(shape.back() == 3);
    CHECK(shape.dim(0) == 50);
    CHECK(shape.dim(2) == 3);
    CHECK(shape.dim(-1) == 3);
    CHECK(shape.dim(-3) == 50);
    CHECK(std::vector<std::int64_t>(shape.begin(), shape.end()) == std::vector<std::int64_t>{50, 10, 3});
}

TEST_CASE("a scalar has no axes and one element, an axis of size 0 leaves none") {
    CHECK(Shape{}.rank() == 0);
    CHECK(Shape{}.size() == 1);
    CHECK(Shape{3, 0, 2}.size() == 0);
}

TEST_CASE("shapes read as people write them") {
    CHECK(to_string(Shape{50, 10, 3}) == "[50, 10, 3]");
    CHECK(to_string(Shape{7}) == "[7]");
    CHECK(to_string(Shape{}) == "[]");
}

TEST_CASE("shapes are equal if all sizes and the number of axes are") {
    CHECK(Shape{2, 3} == Shape{2, 3});
    CHECK_FALSE(Shape{2, 3} == Shape{3, 2});
    CHECK_FALSE(Shape{2} == Shape{2, 1});
    CHECK_FALSE(Shape{} == Shape{1});
}

TEST_CASE("a shape grows axis by axis, and its sizes can be changed") {
    Shape shape(std::vector<std::int64_t>{4});
    shape.push_back(5);
    shape[0] = 6;
    CHECK(shape == Shape{6, 5});
}

TEST_CASE("eight axes are the most, and sizes are not negative") {
    CHECK((Shape{1, 1, 1, 1, 1, 1, 1, 1}).rank() == 8);
    CHECK_THROWS_WITH((Shape{1, 1, 1, 1, 1, 1, 1, 1, 1}),
                      "an array of more than 8 axes; reshape it to fewer axes");
    CHECK_THROWS_WITH(Shape{-1}, "an axis of size -1; expected a size of at least 0");
}

TEST_CASE("the elements of a shape can be counted, and so can their bytes") {
    CHECK(Shape{1LL << 30, 1LL << 30}.size() == 1LL << 60);
    CHECK_THROWS_WITH((Shape{1LL << 30, (1LL << 30) + 1}),
                      "an axis of size 1073741825 beside [1073741824]; expected at most 2^60 elements");
    CHECK_THROWS_AS((Shape{1LL << 40, 1LL << 40, 0}), ShapeError);
    CHECK_THROWS_AS((Shape{0, INT64_MAX}), ShapeError);
}

TEST_CASE("axes count from the front or from the back") {
    CHECK(normalize_axis(0, 3, "sum") == 0);
    CHECK(normalize_axis(2, 3, "sum") == 2);
    CHECK(normalize_axis(-1, 3, "sum") == 2);
    CHECK(normalize_axis(-3, 3, "sum") == 0);
    CHECK_THROWS_WITH(normalize_axis(3, 3, "sum"),
                      "sum: axis 3 of an array of rank 3; expected an axis from -3 to 2");
    CHECK_THROWS_WITH(normalize_axis(-4, 3, "sum"),
                      "sum: axis -4 of an array of rank 3; expected an axis from -3 to 2");
    CHECK_THROWS_WITH(normalize_axis(0, 0, "sum"),
                      "sum: axis 0 of an array of rank 0; expected an array with axes");
    CHECK_THROWS_WITH((Shape{2, 3}.dim(2)),
                      "dim: axis 2 of an array of rank 2; expected an axis from -2 to 1");
}

TEST_CASE("axes are put in and taken out") {
    CHECK(Shape{2, 3}.with_axis(0, 5) == Shape{5, 2, 3});
    CHECK(Shape{2, 3}.with_axis(1, 5) == Shape{2, 5, 3});
    CHECK(Shape{2, 3}.with_axis(2, 5) == Shape{2, 3, 5});
    CHECK(Shape{}.with_axis(0, 1) == Shape{1});
    CHECK(Shape{2, 3}.without_axis(0) == Shape{3});
    CHECK(Shape{2, 3}.without_axis(1) == Shape{2});
    CHECK(Shape{2}.without_axis(0) == Shape{});
}

TEST_CASE("shapes broadcast by NumPy's rule") {
    CHECK(broadcast({3, 1}, {4}) == Shape{3, 4});
    CHECK(broadcast({4}, {3, 1}) == Shape{3, 4});
    CHECK(broadcast({5, 1, 4}, {3, 1}) == Shape{5, 3, 4});
    CHECK(broadcast({}, {2, 2}) == Shape{2, 2});
    CHECK(broadcast({}, {}) == Shape{});
    CHECK(broadcast({0, 1}, {1, 5}) == Shape{0, 5});
    CHECK_FALSE(broadcast({3}, {4}).has_value());
    CHECK_FALSE(broadcast({0}, {2}).has_value());
    CHECK_FALSE(broadcast({2, 3}, {2}).has_value());
}

TEST_CASE("a shape broadcasts to another, not always back") {
    CHECK(broadcasts_to({1, 4}, {3, 4}));
    CHECK(broadcasts_to({}, {3, 4}));
    CHECK(broadcasts_to({3, 4}, {3, 4}));
    CHECK_FALSE(broadcasts_to({3, 4}, {1, 4}));
    CHECK_FALSE(broadcasts_to({1, 3, 4}, {3, 4}));
}

TEST_CASE("strides count elements") {
    const Strides strides = row_major_strides({2, 3, 4});
    CHECK(strides[0] == 12);
    CHECK(strides[1] == 4);
    CHECK(strides[2] == 1);
}

TEST_CASE("strides are 0 along what broadcasting repeats") {
    const Strides strides = broadcast_strides({3, 1}, {2, 3, 4});
    CHECK(strides[0] == 0);
    CHECK(strides[1] == 1);
    CHECK(strides[2] == 0);
    CHECK(broadcast_strides({2, 3}, {2, 3}) == row_major_strides({2, 3}));
    CHECK(broadcast_strides({}, {2, 3}) == Strides{});
}
