// The command `xgrad schema`, as people run it.
#include "xgrad/train/schema.hpp"
#include "support/catch.hpp"
#include "support/run_command.hpp"

TEST_CASE("schema prints the schema") {
    const auto run = xgrad::tests::run_xgrad({"schema"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK((run.out == xgrad::json_schema()));
    CHECK((xgrad::tests::run_xgrad({"schema", "config"}).out == run.out));
}

TEST_CASE("schema sweep prints that of sweeps, and there are no others") {
    const auto run = xgrad::tests::run_xgrad({"schema", "sweep"});
    CHECK(run.exit_code == 0);
    CHECK((run.out == xgrad::sweep_schema()));
    CHECK(xgrad::tests::run_xgrad({"schema", "swept"}).exit_code == 2);
}
