#include "xgrad/nn/initializers/normal.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/initial_values.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/fields.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// Of 40,000 values the mean is within 4 std / 200 and the deviation within 4 std / 283, but once in 10,000 seeds.
TEST_CASE("Normal has the mean and the standard deviation that it is given") {
    const Statistics spread = statistics(initial_values(nn::Normal{.std = 0.1, .mean = 3}, {200, 200}));
    CHECK_THAT(spread.mean, WithinAbs(3, 0.002));
    CHECK_THAT(spread.deviation, WithinAbs(0.1, 0.0014));
}

TEST_CASE("a share of normal values lies within one and within two standard deviations") {
    const Array array = initial_values(nn::Normal{.std = 1}, {200, 200});
    const auto within = [&](double bound) {
        return static_cast<double>(std::ranges::count_if(array.values<double>(),
                                                         [&](double x) { return std::abs(x) < bound; })) /
               40000;
    };
    CHECK_THAT(within(1), WithinAbs(0.6827, 0.01));
    CHECK_THAT(within(2), WithinAbs(0.9545, 0.005));
}

TEST_CASE("the same stream gives the same values, and another one others") {
    CHECK(initial_values(nn::Normal{}, {3, 4}, 1) == initial_values(nn::Normal{}, {3, 4}, 1));
    CHECK_FALSE(initial_values(nn::Normal{}, {3, 4}, 1) == initial_values(nn::Normal{}, {3, 4}, 2));
    CHECK(nn::Normal{}.std == 0.01);
}

TEST_CASE("a deviation of 0 gives the mean, and one below is refused") {
    CHECK(initial_values(nn::Normal{.std = 0, .mean = 2}, {1, 2}) == doubles({1, 2}, {2, 2}));
    nn::Normal wrong{.std = -1};
    CHECK_THROWS_WITH(require_valid(record_of(wrong), "weight"), "weight: std: -1 is below 0");
}
