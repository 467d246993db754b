#include "xgrad/nn/initializers/xavier.hpp"

#include "support/catch.hpp"
#include "support/initial_values.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// 200 in, 50 out, 10,000 values: sqrt(2 / 250) = 0.0894427 and 1 / sqrt(200) = 0.0707107.
TEST_CASE("Xavier divides by the mean of connections in and out, or by those in alone as the textbook does") {
    CHECK_THAT(statistics(initial_values(nn::Xavier{}, {200, 50})).deviation, WithinRel(0.0894427, 0.03));
    CHECK_THAT(statistics(initial_values(nn::Xavier{.fan = nn::XavierFan::in}, {200, 50})).deviation,
               WithinRel(0.0707107, 0.03));
}

// Glorot's bound sqrt(6 / (in + out)) = sqrt(6 / 250) = 0.1549193.
TEST_CASE("uniform Xavier ends at sqrt(6 / (in + out))") {
    const Statistics spread =
        statistics(initial_values(nn::Xavier{.distribution = nn::Distribution::uniform}, {200, 50}));
    CHECK(spread.largest <= 0.1549194);
    CHECK(spread.largest > 0.1548);
}

TEST_CASE("Xavier's gain is a factor") {
    const Array one = initial_values(nn::Xavier{}, {3, 4});
    const Array two = initial_values(nn::Xavier{.gain = 2}, {3, 4});
    for (std::int64_t i = 0; i < one.size(); ++i) CHECK(two.at(i) == 2 * one.at(i));
}
