#include "xgrad/transform/xslice.hpp"

#include "support/catch.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/transform/grad.hpp"
#include "xgrad/transform/jit.hpp"

#include <utility>

using namespace xgrad;

namespace {

const xt::xarray<double> x = xt::reshape_view(xt::arange<double>(24.), {4, 6});

xt::xarray<double> sliced(std::vector<SliceItem> items) {
    return jit([items = std::move(items)](const Var& v) { return slice(v, items); })(x);
}

}  // namespace

TEST_CASE("xtensor's slices pick what its own views pick") {
    using xt::placeholders::_;
    const auto check = [](auto rows, auto columns) {
        CHECK((sliced({rows, columns}) == xt::xarray<double>(xt::view(x, rows, columns))));
    };
    check(xt::all(), xt::range(1, 4));
    check(xt::range(1, _), xt::range(_, -2));
    check(2, xt::range(0, 6, 2));
    check(xt::range(_, _, -1), xt::range(4, 0, -2));
    check(xt::range(_, 0, -1), xt::range(-2, _, -3));
    check(xt::range(1, _, 2), xt::range(_, 5, 4));
    check(xt::range(_, _), 0);
}

TEST_CASE("xtensor's new axis and ellipsis are items too") {
    CHECK((sliced({xt::newaxis(), 1, xt::ellipsis()}) == xt::xarray<double>(xt::view(x, xt::newaxis(), 1))));
    CHECK((sliced({xt::ellipsis(), 5}) == xt::xarray<double>(xt::view(x, xt::all(), 5))));
}

TEST_CASE("the gradient of a slice is 1 at what it picks") {
    auto df = grad([](const Var& v) { return sum(slice(v, {1, xt::range(0, 6, 3)})); });
    xt::xarray<double> expected = xt::zeros<double>({4, 6});
    expected(1, 0) = expected(1, 3) = 1;
    CHECK((df(x) == expected));
}
