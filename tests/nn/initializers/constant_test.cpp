#include "xgrad/nn/initializers/constant.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/initial_values.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("Constant makes every value the same") {
    CHECK(initial_values(nn::Constant{.value = -0.5}, {2, 2}) == doubles({2, 2}, {-0.5, -0.5, -0.5, -0.5}));
}
