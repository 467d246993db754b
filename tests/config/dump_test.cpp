#include "xgrad/config/dump.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/shelf.hpp"
#include "xgrad/config/bind.hpp"

#include <nlohmann/json.hpp>
#include <string>

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

namespace {

Drawing full_drawing() {
    Drawing drawing;
    drawing.title = "\xC3\xA9 \"quoted\"\n";
    drawing.seed = 18446744073709551615U;
    drawing.filled = true;
    drawing.scale = 0.1;
    drawing.sheet = "front";
    drawing.figures = {{"sun", Circle{.radius = 1e-300}}, {"", Dot{}}};
    drawing.grid = {1, 1.0 / 3, 1e300};
    drawing.pen = {.width = 2, .colour = Colour::blue, .dashes = 3};
    drawing.frame = Pen{};
    drawing.background = Circle{.radius = 2};
    drawing.mark = Dot{};
    return drawing;
}

Drawing read_back(const std::string& text) {
    Drawing drawing;
    bind_or_throw(parse(text, "m.json"), record_of(drawing));
    return drawing;
}

}  // namespace

TEST_CASE("every setting is written, with types, words and nulls") {
    Drawing drawing;
    drawing.figures = {{"a", Box{}}};
    CHECK(dump(record_of(drawing)).dump() ==
          R"({"title":"untitled","seed":1,"filled":false,"scale":null,"sheet":0,)"
          R"("figures":[{"label":"a","type":"Box","width":1,"height":1}],"grid":[],)"
          R"("pen":{"width":1.0,"colour":"red","dashes":"solid"},"frame":null,)"
          R"("background":{"type":"Box","width":8,"height":6},"mark":null})");
}

TEST_CASE("what is written binds to the same struct") {
    Drawing drawing = full_drawing();
    const auto json = dump(record_of(drawing));
    Drawing same = read_back(json.dump());
    CHECK(dump(record_of(same)) == json);
    CHECK(same.grid == drawing.grid);
    CHECK(same.title == drawing.title);
    CHECK(same.seed == drawing.seed);
    CHECK(same.figures[0].form.get<Circle>()->radius == 1e-300);
    CHECK(same.pen.colour == Colour::blue);
    CHECK(same.mark.type() == "Dot");
}

TEST_CASE("defaults bind to defaults") {
    Drawing drawing;
    drawing.figures = {{"", Dot{}}};
    Drawing same = read_back(pretty(dump(record_of(drawing))));
    CHECK(dump(record_of(same)) == dump(record_of(drawing)));
    CHECK_FALSE(same.scale);
    CHECK(same.mark.empty());
}

TEST_CASE("people read small things on one line, and the outermost object over several") {
    CHECK(pretty(nlohmann::ordered_json::parse(
              R"({"a": [1, 2.5, "x"], "b": {"c": {"d": null}}, "e": [], "f": {}})")) ==
          "{\n"
          "  \"a\": [1, 2.5, \"x\"],\n"
          "  \"b\": {\"c\": {\"d\": null}},\n"
          "  \"e\": [],\n"
          "  \"f\": {}\n"
          "}\n");
    CHECK(pretty(nlohmann::ordered_json::object()) == "{}\n");
}

TEST_CASE("what is too long for a line is taken apart") {
    nlohmann::ordered_json json;
    json["list"] = {{{"name", std::string(60, 'a')}}, {{"name", std::string(60, 'b')}}};
    CHECK(pretty(json) ==
          "{\n"
          "  \"list\": [\n"
          "    {\"name\": \"" +
              std::string(60, 'a') +
              "\"},\n"
              "    {\"name\": \"" +
              std::string(60, 'b') +
              "\"}\n"
              "  ]\n"
              "}\n");
}

TEST_CASE("long lists of numbers fill their lines") {
    nlohmann::ordered_json json;
    json["x"] = std::vector<int>(40, 123);
    std::string line = "    123,";
    for (int i = 1; i < 21; ++i) line += " 123,";
    std::string last = "    123,";
    for (int i = 1; i < 18; ++i) last += " 123,";
    CHECK(pretty(json) == "{\n  \"x\": [\n" + line + "\n" + last + " 123\n  ]\n}\n");
}

TEST_CASE("no line is longer than 110 characters") {
    nlohmann::ordered_json json;
    json["x"]["y"] = std::vector<double>(100, 1.0 / 3);
    json["short"] = std::vector<int>(33, 1);
    json["shorter"] = std::vector<int>(32, 1);
    std::string text = pretty(json);
    for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n')) {
        CHECK(end <= 110);
        text.erase(0, end + 1);
    }
}

TEST_CASE("text that is no UTF-8 is written with a mark in its place") {
    Drawing drawing;
    drawing.title = "\xFF";
    CHECK_THAT(pretty(dump(record_of(drawing))), ContainsSubstring("\"title\": \"\xEF\xBF\xBD\""));
}

TEST_CASE("maps are written by name, and values of any form as they were read") {
    Shelf shelf{.rows = {{"a", {.books = {1, 2}, .height = 0.5}}},
                .note = parse_value(R"({"b": [null, true, 1, 2.5, "x"]})", "m")};
    CHECK(dump(record_of(shelf)).dump() ==
          R"({"rows":{"a":{"books":[1,2],"height":0.5}},"note":{"b":[null,true,1,2.5,"x"]}})");
    CHECK(dump(shelf.note).dump() == R"({"b":[null,true,1,2.5,"x"]})");
}

TEST_CASE("bytes that are no UTF-8 are replaced in JSON text") {
    CHECK(config::to_text({{"a", "x\xffy"}}) == "{\"a\":\"x\uFFFDy\"}");
    CHECK(config::to_text({{"a", 1}}, 1) == "{\n \"a\": 1\n}");
}
