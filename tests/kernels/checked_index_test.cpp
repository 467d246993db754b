#include "kernels/checked_index.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

TEST_CASE("an index in range is itself, another an error with its place") {
    const std::int64_t index[] = {2, 0, 3, -1};
    CHECK(kernels::checked_index({2, 2}, 3, index, 0) == 2);
    CHECK_THROWS_AS(kernels::checked_index({2, 2}, 3, index, 2), DataError);
    CHECK_THROWS_WITH(kernels::checked_index({2, 2}, 3, index, 2), "index 3 at [1, 0]; expected 0 to 2");
    CHECK_THROWS_WITH(kernels::checked_index({4}, 3, index, 3), "index -1 at [3]; expected 0 to 2");
    CHECK_THROWS_WITH(kernels::checked_index({4}, 0, index, 1),
                      "index 0 at [1]; expected no index, as the axis has size 0");
}
