#include "xgrad/data/synthetic/spiral.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <vector>

namespace xgrad::data {

// The textbook's formula: point i of n on arm j at radius i / n and angle 4 j + 4 i / n, as (r sin, r cos). Of two
// points an arm, one is at the center and one at radius 1/2 and angle 4 j + 2: for arms 0 to 2, (sin 2, cos 2) / 2,
// (sin 6, cos 6) / 2 and (sin 10, cos 10) / 2.
TEST_CASE("without noise, the spiral's points lie where the textbook's formula has them") {
    const double expected[3][2] = {{0.45464871341284085, -0.2080734182735712},
                                   {-0.13970774909946293, 0.4800851433251829},
                                   {-0.27201055544468487, -0.41953576453822626}};
    const Dataset set = Spiral{.samples = 6, .noise = 0}.make(Dtype::float64);
    std::vector<int> seen(3);
    for (std::int64_t i = 0; i < 6; ++i) {
        const double x = set.inputs().at(2 * i);
        const double y = set.inputs().at(2 * i + 1);
        if (std::hypot(x, y) < 0.1) continue;
        const auto arm = static_cast<std::size_t>(set.targets().at(i));
        ++seen[arm];
        CHECK_THAT(x, WithinAbs(expected[arm][0], 1e-15));
        CHECK_THAT(y, WithinAbs(expected[arm][1], 1e-15));
    }
    CHECK(seen == std::vector<int>{1, 1, 1});
}

TEST_CASE("points that do not go evenly into arms fall to the first ones") {
    const Dataset set = Spiral{.samples = 11, .classes = 3}.make(Dtype::float32);
    std::vector<int> counts(3);
    for (const std::int64_t label : set.targets().values<std::int64_t>())
        ++counts[static_cast<std::size_t>(label)];
    CHECK(counts == std::vector<int>{4, 4, 3});
    CHECK(set.classes == std::vector<std::string>{"0", "1", "2"});
}

TEST_CASE("noise turns the spiral's points but does not move them from their circles") {
    const Dataset set = Spiral{.samples = 4, .classes = 2, .noise = 1}.make(Dtype::float64);
    for (std::int64_t i = 0; i < 4; ++i) {
        const double radius = std::hypot(set.inputs().at(2 * i), set.inputs().at(2 * i + 1));
        CHECK((radius < 1e-15 || std::abs(radius - 0.5) < 1e-15));
    }
}

TEST_CASE("the spiral's arms are mixed") {
    const Array labels = Spiral{}.make(Dtype::float32).targets();
    std::int64_t changes = 0;
    for (std::int64_t i = 1; i < 300; ++i) changes += labels.at(i) != labels.at(i - 1) ? 1 : 0;
    CHECK(changes > 150);  // 200 in the mean; 2 if they came arm by arm
}

}  // namespace xgrad::data
