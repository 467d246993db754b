#include "xgrad/train/reference.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/temp_folder.hpp"

#include <cstdlib>
#include <fstream>

using namespace xgrad;

// To bring the page up to date: XGRAD_UPDATE=1 ./dev test -R "reference of the JSON format"
TEST_CASE("the reference of the JSON format in docs is what the code says") {
    const auto page = tests::source_folder() / "docs" / "reference.md";
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(page) << json_reference();
    CHECK((tests::read_file(page) == json_reference()));
}

TEST_CASE("every setting in the reference says what it does") {
    const std::string text = json_reference();
    CHECK_THAT(text,
               ContainsSubstring(
                   "| `units` | a whole number, at least 1 | must be set | size of the last output axis |"));
    CHECK_THAT(text, ContainsSubstring("### SoftmaxWithLoss"));
    CHECK(text.find("|  |\n") == std::string::npos);
}
