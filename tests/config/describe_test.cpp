#include "config/describe.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

#include <algorithm>
#include <string>

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

namespace {

// What the member of that name takes.
template <class T> std::string expected(T& object, const std::string& name) {
    const auto& fields = fields_of<T>().fields;
    const auto field =
        std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name() == name; });
    REQUIRE(field != fields.end());
    return expected_kind(*field, field->value(&object));
}

}  // namespace

TEST_CASE("values are quoted as they are written") {
    CHECK(describe(parse_value("null", "")) == "null");
    CHECK(describe(parse_value("true", "")) == "true");
    CHECK(describe(parse_value("-3", "")) == "-3");
    CHECK(describe(parse_value("0.1", "")) == "0.1");
    CHECK(describe(parse_value(R"("a\"b")", "")) == R"("a\"b")");
    CHECK(describe(parse_value("[1]", "")) == "a list");
    CHECK(describe(parse_value("{}", "")) == "an object");
}

TEST_CASE("each kind of setting says what it takes") {
    Drawing drawing;
    CHECK(expected(drawing, "title") == "text in quotes");
    CHECK(expected(drawing, "seed") == "a whole number, at least 0");
    CHECK(expected(drawing, "filled") == "true or false");
    CHECK(expected(drawing, "scale") == "a number, above 0");
    CHECK(expected(drawing, "sheet") == "a name in quotes or an index");
    CHECK(expected(drawing, "figures") == "a list of forms");
    CHECK(expected(drawing, "grid") == "a list of numbers, at least 0");
    CHECK(expected(drawing, "frame") == "an object with \"width\", \"colour\" and \"dashes\"");
    CHECK(expected(drawing, "background") == "a form: its name in quotes, or an object with a \"type\"");
    CHECK(expected(drawing.pen, "width") == "a number, above 0 and at most 10");
    CHECK(expected(drawing.pen, "colour") == "\"red\", \"green\" or \"blue\"");
    CHECK(expected(drawing.pen, "dashes") == "a whole number, at least 2, or \"solid\"");
}

TEST_CASE("to ask what a setting takes changes nothing") {
    Drawing drawing;
    expected(drawing, "figures");
    expected(drawing, "scale");
    CHECK(drawing.figures.empty());
    CHECK_FALSE(drawing.scale);
    drawing.grid = {1, 2};
    CHECK(expected(drawing, "grid") == "a list of numbers, at least 0");
    CHECK(drawing.grid.size() == 2);
}

TEST_CASE("nouns have their article") {
    CHECK(with_article("layer") == "a layer");
    CHECK(with_article("optimizer") == "an optimizer");
}
