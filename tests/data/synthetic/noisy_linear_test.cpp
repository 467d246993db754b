#include "xgrad/data/synthetic/noisy_linear.hpp"

#include "support/catch.hpp"

#include <cmath>

namespace xgrad::data {

TEST_CASE("targets without noise are the weighted sum of the inputs and the bias") {
    const NoisyLinear linear{.samples = 20, .features = 2, .weights = {2, -3.4}, .bias = 4.2, .noise = 0};
    const Dataset set = linear.make(Dtype::float64);
    CHECK(set.targets().shape() == Shape{20, 1});
    CHECK(set.classes.empty());
    for (std::int64_t i = 0; i < 20; ++i)
        CHECK_THAT(set.targets().at(i),
                   WithinAbs(2 * set.inputs().at(2 * i) - 3.4 * set.inputs().at(2 * i + 1) + 4.2, 1e-14));
}

TEST_CASE("noise spreads the targets as far as it says") {
    const Dataset set = NoisyLinear{.samples = 4000, .weights = {0}, .noise = 0.5}.make(Dtype::float64);
    double sum = 0;
    for (std::int64_t i = 0; i < 4000; ++i) sum += set.targets().at(i) * set.targets().at(i);
    CHECK_THAT(std::sqrt(sum / 4000), WithinAbs(0.5, 0.03));
}

TEST_CASE("weights that are not given are drawn, one a feature") {
    const Dataset set = NoisyLinear{.samples = 3, .features = 5, .noise = 0}.make(Dtype::float64);
    CHECK(set.inputs().shape() == Shape{3, 5});
    CHECK(set.targets().at(0) != 0);
}

TEST_CASE("weights for another number of features are refused") {
    NoisyLinear linear{.features = 3, .weights = {1, 2}};
    REQUIRE(validate(record_of(linear)).size() == 1);
    CHECK(to_string(validate(record_of(linear))[0].problem) ==
          "2 weights for 3 features; expected one weight a feature, or none to have them drawn");
}

}  // namespace xgrad::data
