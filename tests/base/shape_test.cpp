#include "xgrad/base/shape.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

TEST_CASE("a shape knows its sizes from both ends") {
    const Shape shape{50, 10, 3};
    CHECK(shape.rank() == 3);
    CHECK(shape.size() == 1500);
    CHECK(shape.dim(0) == 50);
    CHECK(shape.dim(-1) == 3);
    CHECK(to_string(shape) == "[50, 10, 3]");
    CHECK(to_string(Shape{}) == "[]");
    CHECK(Shape{}.size() == 1);
    CHECK(Shape{3, 0}.size() == 0);
    CHECK_THROWS_WITH(shape.dim(3), "dim: axis 3 of an array of rank 3; expected an axis from -3 to 2");
    CHECK_THROWS_AS((Shape{1, 1, 1, 1, 1, 1, 1, 1, 1}), ShapeError);
    CHECK_THROWS_AS(Shape{-1}, ShapeError);
}

TEST_CASE("axes are put in and taken out") {
    CHECK(Shape{2, 3}.with_axis(0, 5) == Shape{5, 2, 3});
    CHECK(Shape{2, 3}.with_axis(2, 5) == Shape{2, 3, 5});
    CHECK(Shape{2, 3}.without_axis(0) == Shape{3});
}

TEST_CASE("shapes broadcast by NumPy's rule") {
    CHECK(broadcast({3, 1}, {4}) == Shape{3, 4});
    CHECK(broadcast({}, {2, 2}) == Shape{2, 2});
    CHECK(broadcast({0, 1}, {1, 5}) == Shape{0, 5});
    CHECK_FALSE(broadcast({3}, {4}).has_value());
    CHECK(broadcasts_to({1, 4}, {3, 4}));
    CHECK_FALSE(broadcasts_to({3, 4}, {1, 4}));
}

TEST_CASE("strides count elements, and are 0 along what is repeated") {
    CHECK(row_major_strides({2, 3, 4})[0] == 12);
    CHECK(row_major_strides({2, 3, 4})[2] == 1);
    const Strides strides = broadcast_strides({3, 1}, {2, 3, 4});
    CHECK(strides[0] == 0);
    CHECK(strides[1] == 1);
    CHECK(strides[2] == 0);
}
