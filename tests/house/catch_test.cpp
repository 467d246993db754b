// That a skip counts as a skip, and a failure never does: tests run by tests, hidden from a plain run by "[.]".
#include "support/catch.hpp"
#include "support/run_command.hpp"

#include <filesystem>

using xgrad::tests::CommandResult;

namespace {

CommandResult run_hidden(const std::string& name) {
    return xgrad::tests::run_program(std::filesystem::read_symlink("/proc/self/exe"), {name});
}

}  // namespace

TEST_CASE("example that skips", "[.]") { SKIP_TEST("no such data"); }

TEST_CASE("example that fails and skips", "[.]") {
    CHECK(1 == 2);
    SKIP_TEST("no such data");
}

TEST_CASE("a skipped test says why") {
    CHECK_THAT(run_hidden("example that skips").out, ContainsSubstring("skipped: no such data"));
}

TEST_CASE("a test that fails before it skips has failed") {
    const CommandResult result = run_hidden("example that fails and skips");
    CHECK(result.exit_code != 0);
    CHECK_THAT(result.out, !ContainsSubstring("test skipped"));
}

TEST_CASE("a test's name may have [brackets, \"quotes\"; *stars* and back\\slashes") { SUCCEED(); }
