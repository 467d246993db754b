#include "xgrad/config/located_json.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::config;

namespace {

std::string complaint(const std::string& text) {
    try {
        parse(text, "m.json");
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "none";
}

}  // namespace

TEST_CASE("every value and key knows its line and column") {
    const LocatedJson json = parse(
        "{\n  \"a\": 1, // one\n  /* two */ \"b\": [true, \"x,:\\\"]\",\n null],\n\t\"c\": {\"d\": "
        "-2.5e1}\n}",
        "m.json");
    const auto& members = json.get<LocatedJson::Object>();
    REQUIRE(members.size() == 3);
    CHECK(to_string(json.place) == "m.json:1:1");
    CHECK(to_string(members[0].place) == "m.json:2:3");
    CHECK(to_string(members[0].value.place) == "m.json:2:8");
    CHECK(to_string(members[1].place) == "m.json:3:13");
    const auto& list = members[1].value.get<LocatedJson::List>();
    CHECK(to_string(list[1].place) == "m.json:3:25");
    CHECK(list[1].get<std::string>() == "x,:\"]");
    CHECK(to_string(list[2].place) == "m.json:4:2");
    CHECK(to_string(members[2].value.find("d")->place) == "m.json:5:13");
    CHECK(members[2].value.find("d")->get<double>() == -25);
    CHECK(json.find("e") == nullptr);
}

TEST_CASE("numbers keep their kind") {
    const LocatedJson json = parse("[1, -1, 18446744073709551615, 1.0, 1e3]", "m.json");
    const auto& list = json.get<LocatedJson::List>();
    CHECK(list[0].get<std::int64_t>() == 1);
    CHECK(list[1].get<std::int64_t>() == -1);
    CHECK(list[2].get<std::uint64_t>() == 18446744073709551615U);
    CHECK(list[3].get<double>() == 1);
    CHECK(list[4].get<double>() == 1000);
}

TEST_CASE("a key that stands twice is found") {
    CHECK(complaint("{\n\"a\": 1,\n\"a\": 2}") ==
          "m.json:3:1: error: the key \"a\" stands twice in this object; remove one; the other has its value "
          "at line 2");
}

TEST_CASE("text that is no JSON is found with its place") {
    CHECK_THAT(complaint(""), StartsWith("m.json:1:1: error: "));
    CHECK_THAT(complaint("{\"a\": 1,\n}"), StartsWith("m.json:2:1: error: "));
    CHECK_THAT(complaint("{\"a\" 1}"), StartsWith("m.json:1:6: error: "));
    CHECK_THAT(complaint("{\"a\": 1} x"), StartsWith("m.json:1:10: error: "));
    CHECK_THAT(complaint("{\"a\": [1"), StartsWith("m.json:1:"));
    CHECK_THAT(complaint("{\"a\": 1e999}"), StartsWith("m.json:1:7: error: "));
    CHECK_THAT(complaint("{\"a\": 99999999999999999999}"), StartsWith("m.json:1:7: error: "));
    CHECK_THAT(complaint("{\"a\": \"\xff\"}"), StartsWith("m.json:1:"));
    CHECK_THAT(complaint(std::string(200, '[')), StartsWith("m.json:1:101: error: "));
}
