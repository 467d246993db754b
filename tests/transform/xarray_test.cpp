#include "xgrad/transform/xarray.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

TEST_CASE("xtensor arrays go to Arrays and back") {
    const xt::xarray<float> x = {{1.F, 2.F, 3.F}, {4.F, 5.F, 6.F}};
    const Array array = to_array(x);
    CHECK(array == Array::of<float>({2, 3}, {1, 2, 3, 4, 5, 6}));
    CHECK((to_xarray<float>(array) == x));
    CHECK_THROWS_AS(to_xarray<double>(array), TypeError);
}

TEST_CASE("column-major arrays and views are read in row-major order") {
    const xt::xarray<double, xt::layout_type::column_major> x = {{1., 2.}, {3., 4.}};
    CHECK(to_array(x) == Array::of<double>({2, 2}, {1, 2, 3, 4}));
    CHECK(to_array(xt::transpose(x)) == Array::of<double>({2, 2}, {1, 3, 2, 4}));
}

TEST_CASE("integers are held as int64, and numbers as scalars") {
    CHECK((to_array(xt::xarray<unsigned char>{1, 255}) == Array::of<std::int64_t>({2}, {1, 255})));
    CHECK(to_array(7) == Array::scalar<std::int64_t>(7));
    CHECK(to_array(0.5F) == Array::scalar(0.5F));
    CHECK((to_array(xt::xarray<bool>{true, false}) == Array::of<bool>({2}, {true, false})));
}

TEST_CASE("empty arrays keep their shape") {
    const xt::xarray<double> empty = xt::zeros<double>({0, 3});
    CHECK(to_array(empty).shape() == Shape{0, 3});
    CHECK((to_xarray<double>(to_array(empty)).shape() == empty.shape()));
}
