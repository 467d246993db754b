#include "base/memory.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

TEST_CASE("more memory than the machine has is refused with what it is for and both sizes") {
    CHECK_NOTHROW(require_memory(1e6, "one array"));
    CHECK_THROWS_AS(require_memory(1e18, "one array"), ConfigError);
    CHECK_THROWS_WITH(
        require_memory(1e18, "the examples"),
        StartsWith("1000000000.0 GB of memory for the examples; expected no more than this machine's ") &&
            EndsWith(" GB; make the layers, the mini-batch or the data smaller"));
}
