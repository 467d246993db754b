#include "xgrad/base/fields.hpp"

#include "support/catch.hpp"

#include <limits>

using namespace xgrad;

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
                             inline_fields(&Whole::own)}
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
          Lines{"rate: 1; expected above 0 and below 1"});
    CHECK(problems({.parts = {{}}}) == Lines{"name: not set; expected a value: there is no default"});
    CHECK(problems({.name = "n", .limit = 10, .parts = {{}}}) == Lines{"limit: 10; expected at most 9"});
    CHECK(problems({.name = "n", .parts = {{}, {.count = 0}}}) ==
          Lines{"parts[1].count: 0; expected at least 1"});
    CHECK(problems({.name = "n"}) == Lines{"parts: a list of 0 items; expected at least 1"});
    CHECK(problems({.name = "n", .parts = {{}}, .own = {.count = -1}}) ==
          Lines{"count: -1; expected at least 1"});
    CHECK(problems({.rate = 0.25, .name = "n", .parts = {{}}}) == Lines{": a quarter"});
}

TEST_CASE("the first problem is thrown with the name of the object") {
    Whole whole{.rate = 2, .name = "n", .parts = {{}}};
    CHECK_THROWS_WITH(require_valid(record_of(whole), "my whole"),
                      "my whole: rate: 2; expected above 0 and below 1");
    whole.rate = 0.5;
    CHECK_NOTHROW(require_valid(record_of(whole), "my whole"));
}
