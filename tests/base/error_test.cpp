#include "xgrad/base/error.hpp"

#include "support/catch.hpp"

using namespace xgrad;

TEST_CASE("a problem reads as one line without what is empty") {
    CHECK(to_string(Problem{.found = "x"}) == "x");
    CHECK(to_string(Problem{
              .place = "m.json:1:2", .where = "loss", .found = "x", .expected = "y", .fix = "do z"}) ==
          "m.json:1:2: error: loss: x; expected y; do z");
    const ShapeError error({.where = "add", .found = "shapes differ"});
    CHECK(std::string(error.what()) == "add: shapes differ");
    CHECK(error.problem().where == "add");
}
