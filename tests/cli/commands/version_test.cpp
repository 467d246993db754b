#include "support/catch.hpp"
#include "support/run_command.hpp"

using xgrad::tests::run_xgrad;

TEST_CASE("version prints what --version prints") {
    const auto run = run_xgrad({"version"});
    CHECK(run.exit_code == 0);
    CHECK(run.out == "xgrad 0.1.0\n");
    CHECK(run.out == run_xgrad({"--version"}).out);
}
