#include "xgrad/nn/initializers/distribution.hpp"

#include "support/catch.hpp"
#include "support/initial_values.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE(
    "both distributions have the deviation that is asked for, and the uniform one ends at sqrt(3) of it") {
    const RandomStream random(1, "tests/draw");
    const Statistics normal = statistics(nn::draw(nn::Distribution::normal, 0.5, {200, 200}, random));
    const Statistics uniform = statistics(nn::draw(nn::Distribution::uniform, 0.5, {200, 200}, random));
    CHECK_THAT(normal.mean, WithinAbs(0, 0.01));
    CHECK_THAT(uniform.mean, WithinAbs(0, 0.01));
    CHECK_THAT(normal.deviation, WithinAbs(0.5, 0.007));
    CHECK_THAT(uniform.deviation, WithinAbs(0.5, 0.007));
    CHECK(normal.largest > 1.5);
    CHECK(uniform.largest <= 0.8660254037844387);
    CHECK(uniform.largest > 0.8655);
}
