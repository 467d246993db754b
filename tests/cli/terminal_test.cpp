#include "cli/terminal.hpp"

#include "support/catch.hpp"

using namespace xgrad::cli;

TEST_CASE("a bar is filled to its fraction, and never beyond its ends") {
    CHECK(bar(0, 4) == "────");
    CHECK(bar(0.5, 4) == "━━──");
    CHECK(bar(0.99, 4) == "━━━─");
    CHECK(bar(1, 4) == "━━━━");
    CHECK(bar(1.5, 2) == "━━");
    CHECK(bar(-1, 2) == "──");
}

TEST_CASE("styled text keeps its words") {
    CHECK_THAT(red("error:"), ContainsSubstring("error:"));
    CHECK_THAT(dim("8 ms"), ContainsSubstring("8 ms"));
    CHECK_THAT(bold("test"), ContainsSubstring("test"));
}
