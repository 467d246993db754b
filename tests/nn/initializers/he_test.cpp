#include "xgrad/nn/initializers/he.hpp"

#include "support/catch.hpp"
#include "support/initial_values.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// 200 in, 50 out, 10,000 values: sqrt(2 / 200) = 0.1 and sqrt(2 / 50) = 0.2.
TEST_CASE("He divides by connections in, or out") {
    CHECK_THAT(statistics(initial_values(nn::He{}, {200, 50})).deviation, WithinRel(0.1, 0.03));
    CHECK_THAT(statistics(initial_values(nn::He{.fan = nn::HeFan::out}, {200, 50})).deviation,
               WithinRel(0.2, 0.03));
}

// He's bound sqrt(6 / in) = sqrt(6 / 200) = 0.1732051.
TEST_CASE("uniform He ends at sqrt(6 / in)") {
    const Statistics spread =
        statistics(initial_values(nn::He{.distribution = nn::Distribution::uniform}, {200, 50}));
    CHECK(spread.largest <= 0.1732051);
    CHECK(spread.largest > 0.1731);
}

TEST_CASE("He's gain replaces sqrt(2)") {
    CHECK_THAT(statistics(initial_values(nn::He{.gain = 1}, {200, 50})).deviation,
               WithinRel(0.0707107, 0.03));
}
