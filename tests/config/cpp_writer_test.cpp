#include "config/cpp_writer.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;
using config::CppText;
using config::CppWriter;

namespace {

std::string settings_of(Drawing drawing) {
    CppWriter writer("xgrad::tests::");
    return config::one_line(CppText{.braced = true, .items = writer.settings(record_of(drawing))});
}

}  // namespace

TEST_CASE("settings with their defaults are left out") {
    CHECK(settings_of({}) == "{}");
    CHECK(settings_of({.title = "mine", .filled = true}) == "{.title = \"mine\", .filled = true}");
    CHECK(settings_of({.pen = {.width = 2}}) == "{.pen = {.width = 2}}");
    CHECK(settings_of({.background = Box{.width = 9, .height = 6}}) ==
          "{.background = Box{.width = 9, .height = 6}}");
}

TEST_CASE("each kind of value is written as C++ takes it") {
    CHECK(settings_of({.seed = 18446744073709551615U, .scale = 0.5}) ==
          "{.seed = 18446744073709551615U, .scale = 0.5}");
    CHECK(settings_of({.sheet = "front", .grid = {1, 0.25}}) == "{.sheet = \"front\", .grid = {1, 0.25}}");
    CHECK(settings_of({.pen = {.colour = Colour::blue, .dashes = 3}}) ==
          "{.pen = {.colour = Colour::blue, .dashes = 3}}");
    CHECK(settings_of({.frame = Pen{}}) == "{.frame = Pen{}}");
    CHECK(settings_of({.background = {}, .mark = Dot{}}) == "{.background = {}, .mark = Dot{}}");
}

namespace {

// Its default is none of Pen's.
struct Sketch {
    Pen pen = {.width = 3, .colour = Colour::green, .dashes = 2};
    std::optional<double> scale = 1;
    std::vector<double> grid = {1};

    static Fields<Sketch> fields() {
        return {"Sketch", "a rough drawing", field("grid", &Sketch::grid),
                field("lines", &Sketch::pen).member("pen"), field("scale", &Sketch::scale).or_word("free")};
    }
};

std::string settings_of(Sketch sketch) {
    CppWriter writer("xgrad::tests::");
    return config::one_line(CppText{.braced = true, .items = writer.settings(record_of(sketch))});
}

}  // namespace

TEST_CASE("what a struct within changes, it changes from its own defaults") {
    CHECK(settings_of(Sketch{}) == "{}");
    CHECK(settings_of(Sketch{.pen = {.width = 3}}) == "{.pen = {.width = 3}}");
    CHECK(settings_of(Sketch{.pen = {}}) == "{.pen = {}}");
}

TEST_CASE("members stand in the order of their declaration, under the names that C++ has for them") {
    CHECK(settings_of(Sketch{.pen = {}, .scale = std::nullopt, .grid = {}}) ==
          "{.pen = {}, .scale = std::nullopt, .grid = {}}");
}

TEST_CASE("all settings are written on demand, those within as ever") {
    Pen pen;
    CppWriter writer("");
    CHECK(config::one_line(writer.with_all_settings(record_of(pen))) ==
          "xgrad::tests::Pen{.width = 1, .colour = xgrad::tests::Colour::red, .dashes = std::nullopt}");
}

namespace {

struct Stand {
    std::string figure;
};

// Built by a constructor: {"top", Circle{}, 2}, or its form alone; or another one's form.
struct Placed {
    std::string label = {};
    Form form = {};
    std::string same_as = {};
    double turn = 0;

    Placed() = default;
    Placed(std::string l, Form f, double t = 0) : label(std::move(l)), form(std::move(f)), turn(t) {}

    static Fields<Placed> fields() {
        return Fields<Placed>{"Placed",
                              "a form in its place",
                              field("label", &Placed::label),
                              field("same_as", &Placed::same_as).given_as<Stand>(),
                              inline_fields("form", &Placed::form).required_unless("same_as"),
                              field("turn", &Placed::turn)}
            .constructed_from({"label", "form", "turn"});
    }
};

struct Scene {
    std::vector<Placed> all = {};
    std::optional<Placed> last = {};

    static Fields<Scene> fields() {
        return {"Scene", "what is to be seen", field("all", &Scene::all), field("last", &Scene::last)};
    }
};

std::string settings_of(Scene scene) {
    CppWriter writer("xgrad::tests::");
    return config::one_line(CppText{.braced = true, .items = writer.settings(record_of(scene))});
}

Placed like(const std::string& other, const std::string& label = "") {
    Placed placed;
    placed.label = label;
    placed.same_as = other;
    return placed;
}

}  // namespace

TEST_CASE("a struct with a constructor is written with its arguments, or as its piece alone") {
    CHECK(settings_of(Scene{.all = {Placed("", Dot{}), Placed("a", Dot{}), Placed("", Dot{}, 2)}}) ==
          "{.all = {Dot{}, {\"a\", Dot{}}, {\"\", Dot{}, 2}}}");
    CHECK(settings_of(Scene{.all = {like("a"), like("a", "b")}}) ==
          "{.all = {Stand{\"a\"}, {\"b\", Stand{\"a\"}}}}");
    CHECK(settings_of(Scene{.last = Placed("a", Dot{})}) == "{.last = Placed{\"a\", Dot{}}}");
}

TEST_CASE("types that are not at home are known afterwards, if they are written") {
    Scene scene{.all = {Placed("", Box{})}};
    CppWriter writer("std::");
    CHECK(config::one_line(CppText{.braced = true, .items = writer.settings(record_of(scene))}) ==
          "{.all = {xgrad::tests::Box{}}}");
    CHECK(writer.strangers() == std::set<std::string>{"xgrad::tests::Box"});
}

namespace {

struct Misnamed {
    double x = 0;
    explicit Misnamed(double at = 0) : x(at) {}
    static Fields<Misnamed> fields() {
        return Fields<Misnamed>{"Misnamed", "", field("x", &Misnamed::x)}.constructed_from({"y"});
    }
};

struct Shut {
    double x = 0;
    Shut() = default;
    explicit Shut(double at) : x(at) {}
    static Fields<Shut> fields() { return {"Shut", "", field("x", &Shut::x)}; }
};

template <class T> void write(T value) {
    CppWriter writer("");
    writer.settings(record_of(value));
}

}  // namespace

TEST_CASE("a struct that C++ cannot set is an error, once there is something to set") {
    CHECK_NOTHROW(write(Shut()));
    CHECK_THROWS_WITH(write(Shut(2)),
                      "Shut has a constructor of its own; expected a struct whose members C++ can set by "
                      "their names, or \"constructed_from\" in its fields()");
}
