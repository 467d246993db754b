#include "xgrad/config/located_json.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

#include <cstdint>
#include <string>

using namespace xgrad;
using namespace xgrad::config;

namespace {

// The one line that parsing the text ends in.
std::string refusal(const std::string& text) {
    try {
        parse(text, "m.json");
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

std::string nested(int depth) {
    std::string text = "{\"a\": ";
    for (int i = 1; i < depth; ++i) text += '[';
    text += '1';
    for (int i = 1; i < depth; ++i) text += ']';
    return text + "}";
}

}  // namespace

TEST_CASE("values keep the kind in which they are written") {
    const LocatedJson json = parse(R"({"null": null, "yes": true, "whole": -3, "large": 18446744073709551615,
        "real": 2.0, "power": 1e3, "text": "\u00e9\n", "list": [1, []], "object": {}})",
                                   "m.json");
    CHECK(json.find("null")->is<std::nullptr_t>());
    CHECK(json.find("yes")->get<bool>());
    CHECK(json.find("whole")->get<std::int64_t>() == -3);
    CHECK(json.find("large")->get<std::uint64_t>() == 18446744073709551615U);
    CHECK(json.find("real")->get<double>() == 2.0);
    CHECK(json.find("power")->get<double>() == 1000.0);
    CHECK(json.find("text")->get<std::string>() == "\xC3\xA9\n");
    CHECK(json.find("list")->get<LocatedJson::List>().size() == 2);
    CHECK(json.find("object")->get<LocatedJson::Object>().empty());
}

TEST_CASE("a key that is not there is not found, nor any in what is no object") {
    const LocatedJson json = parse(R"({"a": 1})", "m.json");
    CHECK(json.find("b") == nullptr);
    CHECK(json.find("a")->find("a") == nullptr);
}

TEST_CASE("objects keep the order of the file") {
    const LocatedJson json = parse(R"({"c": 1, "a": 2, "b": 3})", "m.json");
    std::string keys;
    for (const LocatedJson::Member& member : json.get<LocatedJson::Object>()) keys += member.key;
    CHECK(keys == "cab");
}

TEST_CASE("keys and values know their line and column") {
    const LocatedJson json =
        parse("{\n  \"a\": 1,\n  \"list\": [true,\n    {\"b\" : null}]\n}", "models/mine.json");
    const auto& members = json.get<LocatedJson::Object>();
    CHECK(to_string(json.place) == "models/mine.json:1:1");
    CHECK(to_string(members[0].place) == "models/mine.json:2:3");
    CHECK(to_string(members[0].value.place) == "models/mine.json:2:8");
    CHECK(to_string(members[1].value.place) == "models/mine.json:3:11");
    const auto& items = members[1].value.get<LocatedJson::List>();
    CHECK(to_string(items[0].place) == "models/mine.json:3:12");
    CHECK(to_string(items[1].place) == "models/mine.json:4:5");
    CHECK(to_string(items[1].get<LocatedJson::Object>()[0].value.place) == "models/mine.json:4:12");
}

TEST_CASE("columns count characters, not bytes, and no byte order mark") {
    const LocatedJson json = parse("\xEF\xBB\xBF{\"\xC3\xA9\xC3\xA8\": 1}", "m.json");
    CHECK(json.place.column == 1);
    CHECK(json.get<LocatedJson::Object>()[0].value.place.column == 8);
}

TEST_CASE("comments stand wherever blanks may") {
    const LocatedJson json = parse(
        "// first, with a \"quote\"\r\n{ /* a\n */ \"a\" /**/ : // here: [\n 1 /* , */ , \"b//\": \"/* no "
        "*/\"} // last",
        "m.json");
    CHECK(to_string(json.find("a")->place) == "m.json:4:2");
    CHECK(json.find("b//")->get<std::string>() == "/* no */");
    CHECK(to_string(json.find("b//")->place) == "m.json:4:21");
}

TEST_CASE("a key that stands twice is kept, with the place of the first") {
    const LocatedJson json = parse("{\"a\": 1,\n \"a\": 2}", "m.json");
    const auto& members = json.get<LocatedJson::Object>();
    CHECK_FALSE(members[0].first);
    CHECK(to_string(*members[1].first) == "m.json:1:2");
    CHECK(json.find("a")->get<std::int64_t>() == 1);
}

TEST_CASE("anything but an object is refused as a config, and welcome as a value") {
    CHECK(refusal("[1]") == "m.json:1:1: error: a list; expected an object: {...}");
    CHECK(refusal(" \"x\"") == "m.json:1:2: error: \"x\"; expected an object: {...}");
    CHECK(refusal("") == "m.json:1:1: error: the file is empty; expected an object: {...}");
    CHECK(refusal("\n// nothing\n") == "m.json:3:1: error: the file is empty; expected an object: {...}");
    CHECK(parse_value("[1]", "m.json").is<LocatedJson::List>());
}

TEST_CASE("numbers out of range are refused") {
    CHECK(refusal("{\"a\": 1e999}") ==
          "m.json:1:7: error: the number is too large; expected one that float64 holds: below 1.8e308");
    const std::string rest =
        " is too large; expected at most 64 bits; if it need not be exact, write it with a point or exponent";
    CHECK(refusal("{\"a\": 18446744073709551616}") ==
          "m.json:1:7: error: the whole number \"18446744073709551616\"" + rest);
    CHECK(refusal("{\"a\": -9223372036854775809}") ==
          "m.json:1:7: error: the whole number \"-9223372036854775809\"" + rest);
    CHECK(refusal("{\"a\": -9223372036854775808, \"b\": 18446744073709551615, \"c\": 1e-999}").empty());
}

TEST_CASE("brackets nest up to 100 deep") {
    CHECK(refusal(nested(100)).empty());
    CHECK(refusal(nested(101)) == "m.json:1:106: error: brackets nested deeper than 100");
}

TEST_CASE("a zero byte does not end a config") {
    CHECK(refusal(std::string("{}\n\0 more", 9)) ==
          "m.json:2:1: error: a zero byte; expected text; save the file as UTF-8");
}

TEST_CASE("syntax errors say where they are") {
    CHECK(refusal("{\n  \"a\": 1,\n}") == "m.json:2:9: error: a comma before \"}\"; remove the comma");
}

TEST_CASE("a place without lines is its source alone") {
    CHECK(to_string(Place{std::make_shared<const std::string>("--set a=1"), 0, 0}) == "--set a=1");
    CHECK(to_string(Place{}).empty());
}
