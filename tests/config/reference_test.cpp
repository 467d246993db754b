#include "config/reference.hpp"

#include "support/catch.hpp"
#include "support/drawing.hpp"

using namespace xgrad;
using namespace xgrad::config;
using namespace xgrad::tests;

namespace {

std::string page_on_drawings() {
    Drawing drawing;
    Figure figure;
    ReferencePage page;
    page.add("The sheet", record_of(drawing));
    page.add("sheet: figures", record_of(figure));
    page.add("sheet: forms", FormRole::table());
    return page.text();
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++times;
    return times;
}

}  // namespace

TEST_CASE("the reference describes a struct and each of its settings") {
    const std::string text = page_on_drawings();
    CHECK_THAT(text, StartsWith("## The sheet\n\nfigures on a sheet.\n\n"
                                "| key | takes | default | meaning |\n|---|---|---|---|\n"
                                "| `title` | text in quotes | `\"untitled\"` | stands below |\n"));
    CHECK_THAT(text, ContainsSubstring("| `scale` | a number, above 0 | `null` |  |\n"));
}

TEST_CASE("the reference describes the types of a table with their aliases") {
    CHECK_THAT(page_on_drawings(),
               EndsWith("## sheet: forms\n\n"
                        "An object whose `\"type\"` names one of these, beside its settings; or just the "
                        "name, in quotes.\n\n"
                        "### Circle\n\nall points at one distance. Also called Disc.\n\n"
                        "| key | takes | default | meaning |\n|---|---|---|---|\n"
                        "| `radius` | a number, above 0 | must be set | in millimetres |\n\n"
                        "### Box\n\na rectangle.\n\n"
                        "| key | takes | default | meaning |\n|---|---|---|---|\n"
                        "| `width` | a whole number, at least 1 | `1` | in millimetres |\n"
                        "| `height` | a whole number, at least 1 | `1` | in millimetres |\n\n"
                        "### Dot\n\na point.\n\n"));
}

TEST_CASE("a struct without a section of its own is described once, where it is first named") {
    const std::string text = page_on_drawings();
    CHECK_THAT(
        text,
        ContainsSubstring("| `pen` | an object with \"width\", \"colour\" and \"dashes\" ([Pen](#pen)) |") &&
            ContainsSubstring(
                "| `frame` | an object with \"width\", \"colour\" and \"dashes\" ([Pen](#pen)) | `null` |"));
    CHECK_THAT(
        text, ContainsSubstring("\n#### Pen\n\nwhat lines look like.\n\n") &&
                  ContainsSubstring("| `dashes` | a whole number, at least 2, or \"solid\" | `\"solid\"` |"));
    CHECK(count(text, "#### ") == 1);
}

TEST_CASE("settings link to the section on what they take") {
    const std::string text = page_on_drawings();
    CHECK_THAT(text, ContainsSubstring("| `figures` | a list of forms ([sheet: figures](#sheet-figures)) |"));
    CHECK_THAT(text, ContainsSubstring("an object with a \"type\" ([sheet: forms](#sheet-forms)) |"));
    CHECK_THAT(text, ContainsSubstring("Beside these stand `\"type\"`, the name of a form ([sheet: "
                                       "forms](#sheet-forms)), and its settings.\n"));
}

TEST_CASE("to write the reference leaves the settings as they are") {
    Drawing drawing;
    ReferencePage page;
    page.add("The sheet", record_of(drawing));
    page.add("sheet: forms", FormRole::table());
    CHECK(page.text() == page.text());
    CHECK(drawing.figures.empty());
    CHECK_FALSE(drawing.frame);
}
