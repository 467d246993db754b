#include "config/settings.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

using Keys = std::vector<std::string>;

TEST_CASE("an object may hold a struct's settings and those of the inline piece that it names") {
    const LocatedJson json = parse(R"({"type": "Box"})", "m");
    ProblemList problems;
    Figure figure;
    Settings settings(json, "figures[0]", problems);
    settings.add(record_of(figure));
    CHECK(settings.keys() == Keys{"label", "type", "width", "height"});
    CHECK(settings.names_type("type"));
    CHECK_FALSE(settings.names_type("label"));
    CHECK(settings.find("type") == nullptr);
    CHECK(settings.records().size() == 2);
    CHECK(settings.name() == "Box");
    CHECK(settings.complete());
    CHECK(figure.form.type() == "Box");
}

TEST_CASE("a setting gives access to the member") {
    const LocatedJson json = parse(R"({"type": "Circle"})", "m");
    ProblemList problems;
    Figure figure;
    Settings settings(json, "", problems);
    settings.add(record_of(figure));
    const Setting* radius = settings.find("radius");
    REQUIRE(radius != nullptr);
    *std::get<double*>(radius->value()) = 4;
    CHECK(figure.form.get<Circle>()->radius == 4);
}

TEST_CASE("settings without a piece's type are incomplete, with a problem at the object") {
    const LocatedJson json = parse(R"({})", "m");
    ProblemList problems;
    Figure figure;
    Settings settings(json, "figures[0]", problems);
    settings.add(record_of(figure));
    CHECK_FALSE(settings.complete());
    CHECK(settings.keys() == Keys{"label", "type"});
    REQUIRE(problems.size() == 1);
    CHECK(to_string(problems.in_order()[0]) ==
          "m:1:1: error: figures[0]: no \"type\"; expected the name of a form");
}

TEST_CASE("a piece that need not be there may stay without a type") {
    const LocatedJson json = parse(R"({})", "m");
    ProblemList problems;
    Form form;
    Settings settings(json, "", problems);
    settings.add(std::get<AnyPiece>(value_of(form)), false);
    CHECK(settings.complete());
    CHECK(settings.records().empty());
    CHECK(problems.size() == 0);
}
