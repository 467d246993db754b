#include "kernels/axis_view.hpp"

#include "support/catch.hpp"

using namespace xgrad::kernels;

TEST_CASE("an axis is seen between what stands before it and what stands behind") {
    const AxisView view = view_axis({2, 3, 4, 5}, 1);
    CHECK(view.outer == 2);
    CHECK(view.count == 3);
    CHECK(view.inner == 20);
    CHECK(view_axis({7}, 0).outer == 1);
    CHECK(view_axis({7}, 0).inner == 1);
    CHECK(view_axis({2, 0, 4}, 2).outer == 0);
}
