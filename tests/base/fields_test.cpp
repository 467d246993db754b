#include "xgrad/base/fields.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "support/shelf.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

struct Part {
    std::int64_t count = 1;
    static Fields<Part> fields() { return {"Part", "part", field("count", &Part::count).at_least(1)}; }
};

struct Whole {
    double rate = 0.5;
    std::string name = {};
    std::optional<double> limit = {};
    std::vector<Part> parts = {};
    Part own = {};

    static Fields<Whole> fields() {
        return Fields<Whole>{"Whole",
                             "whole",
                             field("rate", &Whole::rate).above(0).below(1).help("a share"),
                             field("name", &Whole::name).required(),
                             field("limit", &Whole::limit).at_most(9),
                             field("parts", &Whole::parts).at_least_items(1),
                             inline_fields("own", &Whole::own)}
            .checked([](const Whole& w) -> std::optional<Problem> {
                if (w.rate != 0.25) return std::nullopt;
                return Problem{.found = "a quarter"};
            });
    }
};

std::vector<std::string> problems(Whole whole) {
    std::vector<std::string> lines;
    for (const SettingProblem& p : validate(record_of(whole)))
        lines.push_back(p.path + ": " + to_string(p.problem));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("bounds say what they allow") {
    CHECK(to_string(Bounds{.lowest = 1}) == "at least 1");
    CHECK(to_string(Bounds{.lowest = 0, .highest = 1, .lowest_allowed = false}) == "above 0 and at most 1");
    CHECK(to_string(Bounds{.highest = 2.5, .highest_allowed = false}) == "below 2.5");
    CHECK(Bounds{.lowest = 0}.hold(0));
    CHECK_FALSE(Bounds{.lowest = 0, .lowest_allowed = false}.hold(0));
    CHECK_FALSE(Bounds{.lowest = 0}.hold(std::numeric_limits<double>::quiet_NaN()));
}

TEST_CASE("settings from C++ are checked as those from JSON are") {
    CHECK(problems({.name = "n", .parts = {{}}}).empty());
    CHECK(problems({.rate = 1, .name = "n", .parts = {{}}}) ==
          Lines{"rate: 1 is not below 1; expected above 0 and below 1"});
    CHECK(problems({.parts = {{}}}) == Lines{"name: not set; expected a value: there is no default"});
    CHECK(problems({.name = "n", .limit = 10, .parts = {{}}}) == Lines{"limit: 10 is above 9"});
    CHECK(problems({.name = "n", .parts = {{}, {.count = 0}}}) == Lines{"parts[1].count: 0 is below 1"});
    CHECK(problems({.name = "n"}) == Lines{"parts: an empty list; expected at least 1 item"});
    CHECK(problems({.name = "n", .parts = {{}}, .own = {.count = -1}}) == Lines{"count: -1 is below 1"});
    CHECK(problems({.rate = 0.25, .name = "n", .parts = {{}}}) == Lines{": a quarter"});
}

TEST_CASE("the first problem is thrown with the name of the object") {
    Whole whole{.rate = 2, .name = "n", .parts = {{}}};
    CHECK_THROWS_WITH(require_valid(record_of(whole), "my whole"),
                      "my whole: rate: 2 is not below 1; expected above 0 and below 1");
    whole.rate = 0.5;
    CHECK_NOTHROW(require_valid(record_of(whole), "my whole"));
}

TEST_CASE("a field knows what it was told") {
    const Field radius =
        field("radius", &Circle::radius).required().above(0).at_most(5).help("in millimetres");
    CHECK(radius.name() == "radius");
    CHECK(radius.help() == "in millimetres");
    CHECK(radius.is_required());
    CHECK(to_string(radius.bounds()) == "above 0 and at most 5");
    CHECK_FALSE(radius.is_inline());
    Circle circle{.radius = 4};
    CHECK(*std::get<double*>(radius.value(&circle)) == 4);
    CHECK(inline_fields("form", &Figure::form).is_inline());
    CHECK(field("dashes", &Pen::dashes).or_word("solid").word_for_none() == "solid");
    CHECK(field("grid", &Drawing::grid).at_least_items(2).least_items() == 2);
}

TEST_CASE("a number out of bounds is told on which side") {
    const auto told = [](const Field& f, double number, const std::string& text) {
        const auto problem = f.check_number(number, text);
        return problem ? to_string(*problem) : "";
    };
    CHECK(told(field("x", &Circle::radius).at_least(0), -0.1, "-0.1") == "-0.1 is below 0");
    CHECK(told(field("x", &Circle::radius).above(0), 0, "0") == "0 is not above 0");
    CHECK(told(field("x", &Circle::radius).at_most(1), 2, "2") == "2 is above 1");
    CHECK(told(field("x", &Circle::radius).at_least(0).below(1), 1, "1") ==
          "1 is not below 1; expected at least 0 and below 1");
    CHECK(told(field("x", &Circle::radius).above(0), 1, "1").empty());
    CHECK(told(field("x", &Circle::radius), std::nan(""), "nan") == "nan; expected a finite number");
    CHECK(told(field("x", &Circle::radius).above(0), std::numeric_limits<double>::infinity(), "inf") ==
          "inf; expected a finite number");
}

TEST_CASE("a list that is too short is told its length") {
    const Field two = field("grid", &Drawing::grid).at_least_items(2);
    CHECK(to_string(*two.check_count(0)) == "an empty list; expected at least 2 items");
    CHECK(to_string(*two.check_count(1)) == "a list of 1; expected at least 2 items");
    CHECK_FALSE(two.check_count(2));
}

TEST_CASE("the fields of a type are made once") {
    CHECK(&fields_of<Pen>() == &fields_of<Pen>());
    CHECK(fields_of<Pen>().name == "Pen");
    CHECK(fields_of<Pen>().help == "what lines look like");
    CHECK(fields_of<Pen>().fields.size() == 3);
}

TEST_CASE("settings are looked at as deep as they go") {
    Drawing drawing{
        .scale = -2, .figures = {{"", Circle{.radius = -1}}}, .grid = {0, 1, -3}, .frame = Pen{.width = 11}};
    drawing.background = Box{.width = 1, .height = 2};
    Lines lines;
    for (const auto& [path, problem] : validate(record_of(drawing)))
        lines.push_back(path + ": " + to_string(problem));
    CHECK(lines == Lines{"scale: -2 is not above 0", "figures[0].radius: -1 is not above 0",
                         "grid[2]: -3 is below 0",
                         "frame.width: 11 is above 10; expected above 0 and at most 10",
                         "background: a box that stands upright; expected \"width\" at least \"height\""});
}

TEST_CASE("a piece that must be there is missed") {
    Drawing drawing{.figures = {{}}};
    CHECK_THROWS_WITH(require_valid(record_of(drawing), ""),
                      "figures[0]: not set; expected a value: there is no default");
}

TEST_CASE("of two settings that exclude each other only one may be set") {
    struct Sheet {
        std::optional<double> width = {};
        std::vector<double> corners = {};

        static Fields<Sheet> fields() {
            return {"Sheet", "sheet", field("width", &Sheet::width),
                    field("corners", &Sheet::corners).instead_of("width")};
        }
    };
    Sheet sheet{.width = 1};
    CHECK_FALSE(check_together(record_of(sheet)));
    sheet.corners = {1, 2};
    CHECK(to_string(check_together(record_of(sheet)).value()) ==
          "both \"width\" and \"corners\" are set; expected one of them");
    sheet.width.reset();
    CHECK_FALSE(check_together(record_of(sheet)));

    const auto& fields = fields_of<Sheet>().fields;
    CHECK(fields[0].excludes(fields[1]));
    CHECK(fields[1].excludes(fields[0]));
    CHECK_FALSE(fields[0].excludes(fields[0]));
}

TEST_CASE("what a map holds is looked at under its name, and how much that is") {
    Shelf shelf;
    const auto lines = [&] {
        Lines found;
        for (const SettingProblem& p : validate(record_of(shelf)))
            found.push_back(p.path + ": " + to_string(p.problem));
        return found;
    };
    CHECK(lines() == Lines{"rows: an empty object; expected at least 1 item"});
    shelf.rows = {{"top", {.books = {1}, .height = -1}}, {"low", {.books = {}}}};
    CHECK(lines() == Lines{"rows.top.height: -1 is not above 0"});
}

TEST_CASE("a field is found by its name, and a struct knows for which one a lone value stands") {
    const FieldList& list = fields_of<Row>();
    CHECK(list.find("height")->help() == "in metres");
    CHECK(list.find("width") == nullptr);
    CHECK(list.lone == "books");
}

TEST_CASE("a struct knows its type and can be made anew") {
    const FieldList& list = fields_of<Circle>();
    CHECK(*list.type == typeid(Circle));
    CHECK(list.aggregate);
    const Sample sample = sample_of(list);
    CHECK(sample.record.list == &list);
    CHECK(*std::get<double*>(list.fields[0].value(sample.record.object)) == 1);
}

TEST_CASE("a setting says what C++ calls it where that is not its key") {
    CHECK(field("radius", &Circle::radius).member() == "radius");
    CHECK(field("r", &Circle::radius).member("radius").member() == "radius");
    CHECK(field("r", &Circle::radius).member("radius").name() == "r");
    CHECK(inline_fields("form", &Figure::form).member() == "form");
}

TEST_CASE("a struct with a constructor says what it takes") {
    struct Label {
        std::string text = {};
    };
    struct Tag {
        std::string text = {};
        explicit Tag(std::string t = {}) : text(std::move(t)) {}

        static Fields<Tag> fields() {
            return Fields<Tag>{"Tag", "tag", field("text", &Tag::text).given_as<Label>()}.constructed_from(
                {"text"});
        }
    };
    const FieldList& list = fields_of<Tag>();
    CHECK_FALSE(list.aggregate);
    CHECK(list.arguments == std::vector<std::string>{"text"});
    CHECK(*list.fields[0].given_as() == typeid(Label));
    CHECK(field("radius", &Circle::radius).given_as() == nullptr);
}
