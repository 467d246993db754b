// The command `xgrad schema`, as people run it.
#include "xgrad/train/schema.hpp"
#include "support/catch.hpp"
#include "support/run_command.hpp"

TEST_CASE("schema prints the schema") {
    const auto run = xgrad::tests::run_xgrad({"schema"});
    CHECK(run.exit_code == 0);
    CHECK(run.err.empty());
    CHECK((run.out == xgrad::json_schema()));
}
