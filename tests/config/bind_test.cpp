#include "xgrad/config/bind.hpp"

#include "support/catch.hpp"
#include "xgrad/base/table.hpp"

using namespace xgrad;
using namespace xgrad::config;

namespace {

enum class Colour { red, green };

struct Pen {
    double width = 1;
    static Fields<Pen> fields() {
        return {"Pen", "draws", field("width", &Pen::width).above(0).at_most(9).help("in mm")};
    }
};

struct Brush {
    std::int64_t hairs = 10;
    static Fields<Brush> fields() {
        return {"Brush", "paints", field("hairs", &Brush::hairs).required().at_least(1)};
    }
};

struct ToolRole {
    static constexpr std::string_view name = "tool";
    static constexpr std::string_view key = "type";
    struct Concept {
        virtual ~Concept() = default;
    };
    template <class T> struct Model : Concept {
        explicit Model(T v) : value(std::move(v)) {}
        T value;
    };
    static Table<ToolRole>& table() {
        static Table<ToolRole> all = [] {
            Table<ToolRole> t;
            t.add<Pen>({"Pencil"});
            t.add<Brush>();
            return t;
        }();
        return all;
    }
};

using Tool = Piece<ToolRole>;

struct Named {
    std::string label = {};
    Tool tool = {};
    static Fields<Named> fields() {
        return {"Named", "a tool with a label", field("label", &Named::label),
                inline_fields(&Named::tool).required()};
    }
};

struct Box {
    std::string name = "box";
    bool open = false;
    std::uint64_t seed = 0;
    Colour colour = Colour::red;
    std::optional<std::int64_t> size = 4;
    std::vector<double> numbers = {};
    NameOrIndex column = std::int64_t{0};
    Tool best = Pen{};
    std::vector<Named> tools = {};

    static Fields<Box> fields();
};

}  // namespace

template <> struct xgrad::EnumNames<Colour> { static constexpr std::string_view names[] = {"red", "green"}; };

namespace {

Fields<Box> Box::fields() {
    return Fields<Box>{"Box",
                       "holds tools",
                       field("name", &Box::name),
                       field("open", &Box::open),
                       field("seed", &Box::seed),
                       field("colour", &Box::colour),
                       field("size", &Box::size).at_least(1).or_word("all"),
                       field("numbers", &Box::numbers).at_least(0),
                       field("column", &Box::column),
                       field("best", &Box::best),
                       field("tools", &Box::tools)}
        .checked([](const Box& box) -> std::optional<Problem> {
            if (!box.open || box.name != "shut") return std::nullopt;
            return Problem{.found = "open and shut", .expected = "one of the two"};
        });
}

std::vector<std::string> problems(const std::string& text, Box* box = nullptr) {
    Box own;
    std::vector<std::string> lines;
    for (const Problem& problem : bind(parse(text, "b"), record_of(box == nullptr ? own : *box)).problems)
        lines.push_back(to_string(problem));
    return lines;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("settings of every kind are taken, the others keep their values") {
    Box box;
    CHECK(
        problems(
            R"({"open": true, "seed": 18446744073709551615, "colour": "green", "size": "all", "numbers": [1, 2.5],
                       "column": "x", "best": {"type": "Brush", "hairs": 1e3},
                       "tools": ["Pen", {"label": "b", "type": "Pencil", "width": 2}]})",
            &box)
            .empty());
    CHECK(box.name == "box");
    CHECK(box.open);
    CHECK(box.seed == 18446744073709551615U);
    CHECK(box.colour == Colour::green);
    CHECK_FALSE(box.size.has_value());
    CHECK(box.numbers == std::vector<double>{1, 2.5});
    CHECK(std::get<std::string>(box.column) == "x");
    CHECK(box.best.get<Brush>()->hairs == 1000);
    REQUIRE(box.tools.size() == 2);
    CHECK(box.tools[0].tool.get<Pen>()->width == 1);
    CHECK(box.tools[1].tool.get<Pen>()->width == 2);
    CHECK(box.tools[1].label == "b");
}

TEST_CASE("a piece without its type keeps the one it has") {
    Box box;
    CHECK(problems(R"({"best": {"width": 3}})", &box).empty());
    CHECK(box.best.get<Pen>()->width == 3);
}

TEST_CASE("unknown names come with the nearest known one") {
    CHECK(problems(R"({"nmae": "x"})") ==
          Lines{"b:1:2: error: nmae: unknown key \"nmae\" for Box; did you mean \"name\"?"});
    CHECK(problems(R"({"best": "Pne"})") ==
          Lines{"b:1:10: error: best: unknown tool \"Pne\"; did you mean \"Pen\"?"});
    CHECK(problems(R"({"best": {"type": "Pen", "wdth": 1}})") ==
          Lines{"b:1:26: error: best.wdth: unknown key \"wdth\" for Pen; did you mean \"width\"?"});
    CHECK(problems(R"({"colour": "gren"})") ==
          Lines{"b:1:12: error: colour: \"gren\"; expected \"red\" or \"green\"; did you mean \"green\"?"});
    CHECK(problems(R"({"best": "Hammer"})") ==
          Lines{"b:1:10: error: best: unknown tool \"Hammer\"; expected one of Pen, Brush"});
}

TEST_CASE("values of the wrong kind and out of bounds are shown with what is right") {
    CHECK(problems(R"({"open": 1})") == Lines{"b:1:10: error: open: 1; expected true or false"});
    CHECK(problems(R"({"size": 0})") == Lines{"b:1:10: error: size: 0; expected at least 1"});
    CHECK(problems(R"({"size": "many"})") ==
          Lines{"b:1:10: error: size: \"many\"; expected a whole number, at least 1"});
    CHECK(problems(R"({"size": 1.5})") ==
          Lines{"b:1:10: error: size: 1.5; expected a whole number, at least 1"});
    CHECK(problems(R"({"numbers": 1})") == Lines{"b:1:13: error: numbers: 1; expected a list: [...]"});
    CHECK(problems(R"({"numbers": [1, -1]})") == Lines{"b:1:17: error: numbers[1]: -1; expected at least 0"});
    CHECK(problems(R"({"seed": -1})") ==
          Lines{"b:1:10: error: seed: -1; expected a whole number, at least 0"});
    CHECK(problems(R"({"best": {"type": "Pen", "width": 10}})") ==
          Lines{"b:1:35: error: best.width: 10; expected above 0 and at most 9"});
    CHECK(problems(R"({"name": null})") == Lines{"b:1:10: error: name: null; expected text in quotes"});
}

TEST_CASE("what must be set is missed where the object stands") {
    CHECK(problems(R"({"best": {"type": "Brush"}})") ==
          Lines{"b:1:10: error: best: no \"hairs\"; expected a whole number, at least 1"});
    CHECK(problems(R"({"tools": [{"label": "x"}]})") ==
          Lines{"b:1:12: error: tools[0]: no \"type\"; expected the name of a tool"});
}

TEST_CASE("settings that do not go together are told") {
    CHECK(problems(R"({"open": true, "name": "shut"})") ==
          Lines{"b:1:1: error: open and shut; expected one of the two"});
}

TEST_CASE("all problems come at once, in the order of the file") {
    const Lines lines = problems("{\"open\": 1,\n \"size\": 0,\n \"foo\": 1,\n \"seed\": true}");
    REQUIRE(lines.size() == 4);
    CHECK_THAT(lines[0], StartsWith("b:1:10: "));
    CHECK_THAT(lines[1], StartsWith("b:2:10: "));
    CHECK_THAT(lines[2], StartsWith("b:3:2: "));
    CHECK_THAT(lines[3], StartsWith("b:4:10: "));
}

TEST_CASE("the places of objects are known by their paths") {
    Box box;
    const Binding binding =
        bind(parse("{\"tools\": [\n \"Pen\",\n {\"type\": \"Pen\"}]}", "b"), record_of(box));
    CHECK(to_string(binding.places.at("tools[0]")) == "b:2:2");
    CHECK(to_string(binding.places.at("tools[1]")) == "b:3:2");
    CHECK(to_string(binding.places.at("")) == "b:1:1");
}

TEST_CASE("problems are thrown together, a line each") {
    Box box;
    CHECK_THROWS_WITH(
        bind_or_throw(parse("{\"open\": 1, \"size\": 0}", "b"), record_of(box)),
        "b:1:10: error: open: 1; expected true or false\nb:1:21: error: size: 0; expected at least 1");
}
