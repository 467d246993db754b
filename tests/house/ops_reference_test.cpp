// docs/ops.md says what the headers of the ops say.
#include "support/ops_reference.hpp"

#include "support/catch.hpp"
#include "support/paths.hpp"
#include "support/temp_folder.hpp"

#include <cstdlib>
#include <fstream>

using namespace xgrad;

// To bring the page up to date: XGRAD_UPDATE=1 ./dev test -R "reference of the ops"
TEST_CASE("the reference of the ops in docs is what their headers say") {
    const auto page = tests::source_folder() / "docs" / "ops.md";
    if (std::getenv("XGRAD_UPDATE") != nullptr) std::ofstream(page) << tests::ops_reference();
    CHECK((tests::read_file(page) == tests::ops_reference()));
}

TEST_CASE("every op has words of its own or of its group") {
    CHECK(tests::ops_without_words().empty());
    const std::string page = tests::ops_reference();
    CHECK_THAT(page, ContainsSubstring("- `relu(x)`: max(x, 0); derivative 0 at 0\n"));
    CHECK_THAT(page,
               ContainsSubstring("- `elu(x, double alpha = 1)`: x where x > 0, else alpha (exp(x) - 1); "
                                 "derivative alpha at 0. Source: Clevert et al. 2016.\n"));
}
