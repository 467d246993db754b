#include "xgrad/xtensor.hpp"

#include "support/catch.hpp"

#include <vector>

TEST_CASE("one header brings xtensor's arrays, views, functions and adaptors") {
    const xt::xarray<double> x{{1, 2, 3}, {4, 5, 6}};
    CHECK(xt::sum(xt::view(x, 1, xt::all()))() == 15);
    CHECK(xt::argmax(x, 1)(0) == 2);
    CHECK(xt::transpose(x)(2, 1) == 6);

    std::vector<double> values{1, 2, 3, 4};
    const auto adapted = xt::adapt(values, std::vector<std::size_t>{2, 2});
    CHECK(xt::allclose(adapted * 2, xt::xtensor<double, 2>{{2, 4}, {6, 8}}));
}
