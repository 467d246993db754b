#include "xgrad/config/bind.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/shelf.hpp"

#include <cstdint>
#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

namespace {

using Lines = std::vector<std::string>;

Drawing bound(const std::string& text) {
    Drawing drawing;
    bind_or_throw(parse(text, "m.json"), record_of(drawing));
    return drawing;
}

// A drawing with a figure, as it must have, and those settings.
Drawing drawing_with(const std::string& settings) {
    return bound(R"({"figures": ["Dot"], )" + settings + "}");
}

// What is wrong, a line for each problem.
Lines problems(const std::string& text) {
    Drawing drawing;
    Lines lines;
    for (const Problem& problem : bind(parse(text, "m"), record_of(drawing)).problems)
        lines.push_back(to_string(problem));
    return lines;
}

// The only problem of a drawing with those settings, without its place.
std::string problem_with(const std::string& settings) {
    const Lines lines = problems(R"({"figures": ["Dot"], )" + settings + "}");
    REQUIRE(lines.size() == 1);
    return lines[0].substr(lines[0].find("error: ") + std::string("error: ").size());
}

}  // namespace

TEST_CASE("settings of every kind are assigned") {
    const Drawing drawing =
        drawing_with(R"("title": "t", "seed": 18446744073709551615, "filled": true, "scale": 2,
        "sheet": "front", "grid": [1, 2.5], "pen": {"width": 0.5, "colour": "blue", "dashes": 3})");
    CHECK(drawing.title == "t");
    CHECK(drawing.seed == 18446744073709551615U);
    CHECK(drawing.filled);
    CHECK(drawing.scale == 2.0);
    CHECK(std::get<std::string>(drawing.sheet) == "front");
    CHECK(drawing.grid == std::vector{1.0, 2.5});
    CHECK(drawing.pen.width == 0.5);
    CHECK(drawing.pen.colour == Colour::blue);
    CHECK(drawing.pen.dashes == 3);
}

TEST_CASE("settings that the object leaves out keep their values") {
    Drawing drawing;
    drawing.title = "mine";
    drawing.pen.width = 3;
    bind_or_throw(parse(R"({"figures": ["Dot"], "pen": {"colour": "green"}})", "m.json"), record_of(drawing));
    CHECK(drawing.title == "mine");
    CHECK(drawing.pen.width == 3);
    CHECK(drawing.pen.colour == Colour::green);
}

TEST_CASE("a whole number may be written as 1e3") {
    CHECK(drawing_with(R"("seed": 1e3)").seed == 1000);
    CHECK(problem_with(R"("seed": 1.5)") == "seed: 1.5; expected a whole number, at least 0");
}

TEST_CASE("a column is a name or an index") {
    CHECK(std::get<std::int64_t>(drawing_with(R"("sheet": -1)").sheet) == -1);
    CHECK(problem_with(R"("sheet": true)") == "sheet: true; expected a name in quotes or an index");
}

TEST_CASE("an optional is absent, null, its word, or a value") {
    CHECK_FALSE(drawing_with(R"("title": "")").scale);
    CHECK_FALSE(drawing_with(R"("scale": null)").scale);
    CHECK_FALSE(drawing_with(R"("pen": {"dashes": "solid"})").pen.dashes);
    CHECK_FALSE(drawing_with(R"("pen": {"dashes": null})").pen.dashes);
    CHECK(drawing_with(R"("frame": {})").frame->width == 1);
    CHECK(
        problem_with(R"("pen": {"dashes": "solide"})") ==
        "pen.dashes: \"solide\"; expected a whole number, at least 2, or \"solid\"; did you mean \"solid\"?");
}

TEST_CASE("a list replaces what is there, and takes no single value") {
    Drawing drawing;
    drawing.grid = {1, 2, 3};
    bind_or_throw(parse(R"({"figures": ["Dot"], "grid": [4]})", "m.json"), record_of(drawing));
    CHECK(drawing.grid == std::vector{4.0});
    CHECK(problem_with(R"("grid": 4)") ==
          "grid: 4; expected a list of numbers, at least 0; put it in brackets: [4]");
    CHECK(problem_with(R"("grid": {})") == "grid: an object; expected a list of numbers, at least 0");
}

TEST_CASE("a piece is an object with its type, or the type's name") {
    CHECK(drawing_with(R"("mark": {"type": "Circle", "radius": 2})").mark.get<Circle>()->radius == 2);
    CHECK(drawing_with(R"("mark": "Dot")").mark.type() == "Dot");
    CHECK(drawing_with(R"("mark": {"type": "Disc", "radius": 2})").mark.type() == "Circle");
    CHECK(drawing_with(R"("mark": null)").mark.empty());
    CHECK(problem_with(R"("mark": 3)") ==
          "mark: 3; expected a form: its name in quotes, or an object with a \"type\"");
    CHECK(problem_with(R"("background": null)") ==
          "background: null; expected a form: its name in quotes, or an object with a \"type\"");
}

TEST_CASE("a piece that has a type keeps it when the object names none") {
    const Box box = *drawing_with(R"("background": {"width": 7})").background.get<Box>();
    CHECK(box.width == 7);
    CHECK(box.height == 6);
}

TEST_CASE("a piece's own type, named again, keeps the settings, another starts anew") {
    CHECK(drawing_with(R"("background": {"type": "Box", "width": 9})").background.get<Box>()->height == 6);
    CHECK(drawing_with(R"("background": "Dot")").background.type() == "Dot");
}

TEST_CASE("a piece without type needs one") {
    CHECK(problem_with(R"("mark": {"radius": 1})") == "mark: no \"type\"; expected the name of a form");
    CHECK(problem_with(R"("mark": {"type": 3})") ==
          "mark: 3 as \"type\"; expected the name of a form in quotes");
}

TEST_CASE("an unknown type is answered with the nearest name, and its settings are left alone") {
    CHECK(problem_with(R"("mark": {"type": "Circel", "radius": -1, "x": 2})") ==
          "mark: unknown form \"Circel\"; did you mean \"Circle\"?");
    CHECK(problem_with(R"("mark": "Triangle")") ==
          "mark: unknown form \"Triangle\"; expected one of Circle, Box, Dot");
}

TEST_CASE("inline settings stand beside the others, and the inline piece's name alone will do") {
    const Drawing drawing =
        bound(R"({"figures": [{"label": "sun", "radius": 3, "type": "Circle"}, "Dot", {"type": "Box"}]})");
    REQUIRE(drawing.figures.size() == 3);
    CHECK(drawing.figures[0].label == "sun");
    CHECK(drawing.figures[0].form.get<Circle>()->radius == 3);
    CHECK(drawing.figures[1].form.type() == "Dot");
    CHECK(drawing.figures[2].form.type() == "Box");
}

TEST_CASE("what is wrong with an inline piece is told of the object") {
    CHECK(problems(R"({"figures": [3]})") == Lines{"m:1:14: error: figures[0]: 3; expected a form: its name "
                                                   "in quotes, or an object with a \"type\""});
    CHECK(problems(R"({"figures": [{"label": "x"}]})") ==
          Lines{"m:1:14: error: figures[0]: no \"type\"; expected the name of a form"});
    CHECK(problems(R"({"figures": ["Dott"]})") ==
          Lines{"m:1:14: error: figures[0]: unknown form \"Dott\"; did you mean \"Dot\"?"});
    CHECK(problems(R"({"figures": ["Circle"]})") ==
          Lines{"m:1:14: error: figures[0]: no \"radius\" for Circle; expected a number, above 0"});
}

TEST_CASE("an unknown key is answered with the nearest one, at the key's place") {
    CHECK(problems("{\"figures\": [\n  {\"type\": \"Box\", \"widht\": 3}]}") ==
          Lines{"m:2:19: error: figures[0].widht: unknown key \"widht\" for Box; did you mean \"width\"?"});
    CHECK(problem_with(R"("pen": {"zzz": 1})") ==
          "pen.zzz: unknown key \"zzz\" for Pen; expected one of width, colour, dashes");
    CHECK(problem_with(R"("mark": {"type": "Dot", "zzz": 1})") ==
          "mark.zzz: unknown key \"zzz\" for Dot; expected one of type");
}

TEST_CASE("a required key is missed at its object's place") {
    CHECK(problems("\n{}") == Lines{"m:2:1: error: no \"figures\" for Drawing; expected a list of forms"});
    CHECK(problem_with(R"("mark": {"type": "Circle"})") ==
          "mark: no \"radius\" for Circle; expected a number, above 0");
}

TEST_CASE("a required key that is misspelt is not missed as well") {
    CHECK(problem_with(R"("mark": {"type": "Circle", "raduis": 1})") ==
          "mark.raduis: unknown key \"raduis\" for Circle; did you mean \"radius\"?");
}

TEST_CASE("numbers keep their bounds") {
    CHECK(problem_with(R"("pen": {"width": 0})") ==
          "pen.width: 0 is not above 0; expected above 0 and at most 10");
    CHECK(problem_with(R"("pen": {"width": 10.5})") ==
          "pen.width: 10.5 is above 10; expected above 0 and at most 10");
    CHECK(problem_with(R"("background": {"width": -1})") == "background.width: -1 is below 1");
    CHECK(problem_with(R"("pen": {"dashes": 1})") == "pen.dashes: 1 is below 2");
    CHECK(problem_with(R"("grid": [0, 1, -2])") == "grid[2]: -2 is below 0");
    CHECK(problems(R"({"figures": []})") ==
          Lines{"m:1:13: error: figures: an empty list; expected at least 1 item"});
}

TEST_CASE("values of the wrong kind are shown with what is expected") {
    CHECK(problem_with(R"("title": 3)") == "title: 3; expected text in quotes");
    CHECK(problem_with(R"("filled": 1)") == "filled: 1; expected true or false");
    CHECK(problem_with(R"("scale": [1])") == "scale: a list; expected a number, above 0");
    CHECK(problem_with(R"("seed": -1)") == "seed: -1; expected a whole number, at least 0");
    CHECK(problem_with(R"("pen": 3)") ==
          "pen: 3; expected an object with \"width\", \"colour\" and \"dashes\"");
    CHECK(problem_with(R"("grid": [1, "x"])") == "grid[1]: \"x\"; expected a number, at least 0");
    CHECK(problem_with(R"("pen": {"colour": 1})") ==
          "pen.colour: 1; expected \"red\", \"green\" or \"blue\"");
}

TEST_CASE("a number in quotes is offered without them") {
    CHECK(problem_with(R"("scale": "2")") ==
          "scale: \"2\"; expected a number, above 0; write it without quotes: 2");
    CHECK(problem_with(R"("filled": "true")") ==
          "filled: \"true\"; expected true or false; write it without quotes: true");
}

TEST_CASE("an unknown word is answered with the words there are, and the nearest") {
    CHECK(problem_with(R"("pen": {"colour": "Gren"})") ==
          "pen.colour: \"Gren\"; expected \"red\", \"green\" or \"blue\"; did you mean \"green\"?");
}

TEST_CASE("settings are looked at together once each is right by itself") {
    CHECK(problem_with(R"("mark": {"type": "Box", "width": 2, "height": 3})") ==
          "mark: a box that stands upright; expected \"width\" at least \"height\"");
    CHECK(problem_with(R"("mark": {"type": "Box", "width": 2, "height": 3, "depth": 1})") ==
          "mark.depth: unknown key \"depth\" for Box; expected one of type, width, height");
}

TEST_CASE("a key that stands twice is told with both places") {
    CHECK(
        problems("{\"figures\": [\"Dot\"],\n \"seed\": 1,\n \"seed\": \"x\"}") ==
        Lines{
            "m:3:2: error: seed: the key \"seed\" stands twice in this object, first in line 2; remove one"});
}

TEST_CASE("all problems are found, in the order of the file") {
    CHECK(
        problems(
            "{\"pen\": {\"width\": -1,\n  \"color\": \"red\"},\n \"figures\": [\n  {\"type\": \"Circel\"},\n"
            "  {\"type\": \"Circle\"},\n  {\"type\": \"Box\", \"width\": \"3\"}],\n \"titel\": 1}") ==
        Lines{"m:1:19: error: pen.width: -1 is not above 0; expected above 0 and at most 10",
              "m:2:3: error: pen.color: unknown key \"color\" for Pen; did you mean \"colour\"?",
              "m:4:12: error: figures[0]: unknown form \"Circel\"; did you mean \"Circle\"?",
              "m:5:3: error: figures[1]: no \"radius\" for Circle; expected a number, above 0",
              "m:6:28: error: figures[2].width: \"3\"; expected a whole number, at least 1; write it without "
              "quotes: 3",
              "m:7:2: error: titel: unknown key \"titel\" for Drawing; did you mean \"title\"?"});
}

TEST_CASE("the problems of a config are one error with a line for each") {
    try {
        bound("{\n \"seed\": -1}");
        FAIL("no error");
    } catch (const ConfigProblems& error) {
        REQUIRE(error.problems().size() == 2);
        CHECK(error.problem().place == "m.json:1:1");
        CHECK(std::string(error.what()) ==
              "m.json:1:1: error: no \"figures\" for Drawing; expected a list of forms\n"
              "m.json:2:10: error: seed: -1; expected a whole number, at least 0");
    }
}

TEST_CASE("every value's place can be looked up by its path") {
    Drawing drawing;
    const Places places = bind_or_throw(
        parse("{\"figures\": [\"Dot\",\n {\"type\": \"Box\", \"width\": 2}], \"pen\": {\"dashes\": 3}}",
              "m.json"),
        record_of(drawing));
    CHECK(to_string(places.at("")) == "m.json:1:1");
    CHECK(to_string(places.at("figures")) == "m.json:1:13");
    CHECK(to_string(places.at("figures[0]")) == "m.json:1:14");
    CHECK(to_string(places.at("figures[1]")) == "m.json:2:2");
    CHECK(to_string(places.at("figures[1].width")) == "m.json:2:27");
    CHECK(to_string(places.at("pen.dashes")) == "m.json:2:50");
    CHECK_FALSE(places.contains("pen.width"));
}

TEST_CASE("no config but an object is bound") {
    Drawing drawing;
    const Binding binding = bind(parse_value("[]", "m"), record_of(drawing));
    REQUIRE(binding.problems.size() == 1);
    CHECK(to_string(binding.problems[0]) ==
          "m:1:1: error: a list; expected an object with at least \"figures\"");
}

namespace {

Lines shelf_problems(const std::string& text) {
    Shelf shelf;
    Lines lines;
    for (const Problem& problem : bind(parse(text, "m"), record_of(shelf)).problems)
        lines.push_back(to_string(problem));
    return lines;
}

}  // namespace

TEST_CASE("names of the user's own choice are kept in order, with the place of each") {
    Shelf shelf;
    const Places places =
        bind_or_throw(parse(R"({"rows": {"z.top": {"books": [3]}, "low": [1, 2]}})", "m"), record_of(shelf));
    REQUIRE(shelf.rows.size() == 2);
    CHECK(shelf.rows[0].name == "z.top");
    CHECK(shelf.rows[0].value.books == std::vector<std::int64_t>{3});
    CHECK(shelf.rows[1].value.books == std::vector<std::int64_t>{1, 2});
    CHECK(to_string(places.at("rows.z.top")) == "m:1:11");
    CHECK(to_string(places.at("rows.low")) == "m:1:36");
}

TEST_CASE("what is wrong with a map, or in it, is told at its place") {
    CHECK(shelf_problems(R"({"rows": []})") ==
          Lines{"m:1:10: error: rows: a list; expected an object of objects by name"});
    CHECK(shelf_problems(R"({"rows": {}})") ==
          Lines{"m:1:10: error: rows: an empty object; expected at least 1 item"});
    CHECK(
        shelf_problems(R"({"rows": {"a": {"hight": 1}, "a": [], "b": {"books": [0]}}})") ==
        Lines{"m:1:17: error: rows.a.hight: unknown key \"hight\" for Row; did you mean \"height\"?",
              "m:1:30: error: rows.a: the key \"a\" stands twice in this object, first in line 1; remove one",
              "m:1:55: error: rows.b.books[0]: 0 is below 1"});
}

TEST_CASE("a list may stand for the object that it is the one setting of, and is looked at like one") {
    CHECK(shelf_problems(R"({"rows": {"a": [1, "x"]}})") ==
          Lines{"m:1:20: error: rows.a[1]: \"x\"; expected a whole number, at least 1"});
    CHECK(shelf_problems(R"({"rows": {"a": [1,1,1,1,1,1,1,1,1,1,1,1,1]}})") ==
          Lines{"m:1:16: error: rows.a: thirteen books"});
    CHECK(shelf_problems(R"({"rows": {"a": 1}})") ==
          Lines{"m:1:16: error: rows.a: 1; expected a list of whole numbers, at least 1; or an object with "
                "\"books\" and \"height\""});
}

TEST_CASE("a value of any form is kept as it was written, with its places") {
    Shelf shelf;
    bind_or_throw(parse(R"({"rows": {"a": [1]}, "note": {"x": [true]}})", "m"), record_of(shelf));
    const LocatedJson& inner = shelf.note.find("x")->get<LocatedJson::List>()[0];
    CHECK(inner.get<bool>());
    CHECK(to_string(inner.place) == "m:1:37");
}
