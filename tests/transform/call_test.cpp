#include "xgrad/transform/call.hpp"

#include "support/catch.hpp"

#include <type_traits>

using namespace xgrad;

TEST_CASE("results take the type of the first argument that is not of integers") {
    using Doubles = xt::xarray<double>;
    using Integers = xt::xarray<int>;
    STATIC_REQUIRE(std::is_same_v<detail::leading<Integers, Doubles, float>, Doubles>);
    STATIC_REQUIRE(std::is_same_v<detail::leading<std::vector<float>, Doubles>, float>);
    STATIC_REQUIRE(std::is_same_v<detail::leading<Integers>, Integers>);
    STATIC_REQUIRE(std::is_same_v<detail::leading<Array, Doubles>, Array>);
}

TEST_CASE("one Var among the arguments makes a call a trace") {
    STATIC_REQUIRE(detail::OnVars<double, std::vector<Var>>);
    STATIC_REQUIRE_FALSE(detail::OnVars<double, xt::xarray<float>>);
}

TEST_CASE("a cursor gives values one after the other, or several") {
    const std::vector<int> values{1, 2, 3, 4};
    detail::Cursor<int> cursor(values);
    CHECK(cursor.next() == 1);
    CHECK(cursor.take(2).back() == 3);
    CHECK(cursor.next() == 4);
}
