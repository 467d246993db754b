#include "xgrad/nn/initializers/zeros.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/initial_values.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("Zeros makes zeros") {
    CHECK(initial_values(nn::Zeros{}, {2, 3}) == doubles({2, 3}, {0, 0, 0, 0, 0, 0}));
}
