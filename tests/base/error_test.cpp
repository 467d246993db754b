#include "xgrad/base/error.hpp"

#include "support/catch.hpp"

#include <string>

using namespace xgrad;

TEST_CASE("a problem reads as one line: place, where, found, expected, fix") {
    const Problem whole{.place = "m.json:1:2",
                        .where = "loss",
                        .found = "-1",
                        .expected = "at least 0",
                        .fix = "leave it out"};
    CHECK(to_string(whole) == "m.json:1:2: error: loss: -1; expected at least 0; leave it out");
}

TEST_CASE("what a problem does not have is left out") {
    CHECK(to_string(Problem{.found = "x"}) == "x");
    CHECK(to_string(Problem{.place = "m.json:1:2", .found = "x"}) == "m.json:1:2: error: x");
    CHECK(to_string(Problem{.where = "add", .found = "x"}) == "add: x");
    CHECK(to_string(Problem{.found = "x", .expected = "y"}) == "x; expected y");
    CHECK(to_string(Problem{.found = "x", .fix = "did you mean \"y\"?"}) == "x; did you mean \"y\"?");
}

TEST_CASE("an error says what its problem says, and keeps the parts") {
    const ShapeError error({.where = "add", .found = "shapes differ"});
    CHECK(std::string(error.what()) == "add: shapes differ");
    CHECK(error.problem().where == "add");
    CHECK(error.problem().found == "shapes differ");
}

TEST_CASE("every error of the library is caught as Error") {
    CHECK_THROWS_AS(throw ShapeError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw TypeError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw ConfigError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw DataError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw FileError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw RunError({.found = "x"}), Error);
    CHECK_THROWS_AS(throw GradientError({.found = "x"}), Error);
}

TEST_CASE("a user's text is quoted on one line") {
    CHECK(in_quotes("Linear") == "\"Linear\"");
    CHECK(in_quotes("") == "\"\"");
    CHECK(in_quotes("a\"b\\c\n\r\t") == R"("a\"b\\c\n\r\t")");
    CHECK(in_quotes(std::string("\0\x1B[2J\x7F", 6)) == R"("\u0000\u001b[2J\u007f")");
    CHECK(in_quotes("\xC3\xA9") == "\"\xC3\xA9\"");
}

TEST_CASE("a long text is shortened between two characters") {
    CHECK(in_quotes(std::string(60, 'x')) == "\"" + std::string(60, 'x') + "\"");
    CHECK(in_quotes(std::string(61, 'x')) == "\"" + std::string(60, 'x') + "...\"");
    CHECK(in_quotes(std::string(59, 'x') + "\xC3\xA9y") == "\"" + std::string(59, 'x') + "...\"");
}
