#include "config/shorthand.hpp"

#include "support/catch.hpp"

#include <string>

using namespace xgrad::config;

TEST_CASE("a name alone is short for an object with the type") {
    const LocatedJson full = spelt_out(parse_value(" \"Adam\"", "m"), "type");
    REQUIRE(full.find("type") != nullptr);
    CHECK(full.find("type")->get<std::string>() == "Adam");
    CHECK(to_string(full.place) == "m:1:2");
    CHECK(to_string(full.find("type")->place) == "m:1:2");
}
