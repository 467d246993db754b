#include "xgrad/base/dtype.hpp"

#include "support/catch.hpp"

#include <string>

using namespace xgrad;

namespace {

// The C++ type that a visitor was called with.
struct NameOfType {
    std::string operator()(float) const { return "float"; }
    std::string operator()(double) const { return "double"; }
    std::string operator()(std::int64_t) const { return "int64"; }
    std::string operator()(bool) const { return "bool"; }
};

}  // namespace

TEST_CASE("each element type has its dtype") {
    STATIC_REQUIRE(dtype_of<float>() == Dtype::float32);
    STATIC_REQUIRE(dtype_of<double>() == Dtype::float64);
    STATIC_REQUIRE(dtype_of<std::int64_t>() == Dtype::int64);
    STATIC_REQUIRE(dtype_of<bool>() == Dtype::boolean);
}

TEST_CASE("a dtype knows its name, its bytes and whether it is floating") {
    CHECK(to_string(Dtype::float32) == "float32");
    CHECK(to_string(Dtype::float64) == "float64");
    CHECK(to_string(Dtype::int64) == "int64");
    CHECK(to_string(Dtype::boolean) == "boolean");
    CHECK(size_of(Dtype::float32) == 4);
    CHECK(size_of(Dtype::float64) == 8);
    CHECK(size_of(Dtype::int64) == 8);
    CHECK(size_of(Dtype::boolean) == 1);
    CHECK(is_floating(Dtype::float32));
    CHECK(is_floating(Dtype::float64));
    CHECK_FALSE(is_floating(Dtype::int64));
    CHECK_FALSE(is_floating(Dtype::boolean));
}

TEST_CASE("a visitor is called with the element type") {
    CHECK(visit(Dtype::float32, NameOfType{}) == "float");
    CHECK(visit(Dtype::float64, NameOfType{}) == "double");
    CHECK(visit(Dtype::int64, NameOfType{}) == "int64");
    CHECK(visit(Dtype::boolean, NameOfType{}) == "bool");
    CHECK(visit_numbers(Dtype::float32, NameOfType{}) == "float");
    CHECK(visit_numbers(Dtype::float64, NameOfType{}) == "double");
    CHECK(visit_numbers(Dtype::int64, NameOfType{}) == "int64");
    CHECK(visit_floating(Dtype::float32, NameOfType{}) == "float");
    CHECK(visit_floating(Dtype::float64, NameOfType{}) == "double");
}
