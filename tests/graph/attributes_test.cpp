#include "xgrad/graph/attributes.hpp"

#include "support/catch.hpp"

#include <string>

using xgrad::Attributes;

namespace {

struct Axis {
    int number;
    bool operator==(const Axis&) const = default;
};
std::string describe(const Axis& axis) { return "axis=" + std::to_string(axis.number); }

struct Side {
    int number;
    bool operator==(const Side&) const = default;
};
std::string describe(const Side& side) { return "side=" + std::to_string(side.number); }

}  // namespace

TEST_CASE("attributes hold a struct and describe it as it describes itself") {
    const Attributes attributes = Axis{2};
    CHECK(attributes.get<Axis>().number == 2);
    CHECK(attributes.text() == "axis=2");
    CHECK(Attributes().text().empty());
}

TEST_CASE("attributes are equal when type and value are") {
    CHECK(Attributes(Axis{1}) == Attributes(Axis{1}));
    CHECK_FALSE(Attributes(Axis{1}) == Attributes(Axis{2}));
    CHECK_FALSE(Attributes(Axis{1}) == Attributes(Side{1}));
    CHECK_FALSE(Attributes(Axis{1}) == Attributes());
    CHECK(Attributes() == Attributes());
}
