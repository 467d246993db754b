#include "config/preamble.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad::config;

namespace {

std::size_t members_left(const std::string& text) {
    LocatedJson config = parse(text, "m.json");
    take_preamble(config, 1);
    return config.get<LocatedJson::Object>().size();
}

}  // namespace

TEST_CASE("the place of a schema and the version of the format are taken off a config") {
    CHECK(members_left(R"({"$schema": "xgrad.schema.json", "version": 1, "name": "x"})") == 1);
    CHECK(members_left(R"({"name": "x"})") == 1);
}

TEST_CASE("a config of another version is refused by its version alone") {
    CHECK_THROWS_WITH(members_left(R"({"nonsense": 1, "version": 2})"),
                      "m.json:1:28: error: version: 2, a version that this xgrad does not know; expected 1; "
                      "get a newer xgrad");
    CHECK_THROWS_WITH(members_left(R"({"version": "1"})"),
                      "m.json:1:13: error: version: \"1\"; expected a version: 1");
    CHECK_THROWS_WITH(members_left(R"({"$schema": 1})"),
                      "m.json:1:13: error: $schema: 1; expected the place of a schema");
}
