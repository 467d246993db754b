#include "xgrad/data/synthetic/two_moons.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace xgrad::data {

// From the formula of scikit-learn's make_moons(6, noise=None): angles 0, pi/2, pi.
TEST_CASE("without noise, the moons' points lie on two half circles") {
    const Dataset set = TwoMoons{.samples = 6, .noise = 0}.make(Dtype::float64);
    std::vector<std::array<double, 3>> points;
    for (std::int64_t i = 0; i < 6; ++i)
        points.push_back({set.targets().at(i), set.inputs().at(2 * i), set.inputs().at(2 * i + 1)});
    std::sort(points.begin(), points.end());
    const double expected[6][3] = {{0, -1, 0}, {0, 0, 1}, {0, 1, 0}, {1, 0, 0.5}, {1, 1, -0.5}, {1, 2, 0.5}};
    for (std::size_t i = 0; i < 6; ++i)
        for (std::size_t k = 0; k < 3; ++k) CHECK_THAT(points[i][k], WithinAbs(expected[i][k], 1e-15));
}

TEST_CASE("an odd point falls to the first moon") {
    const Dataset set = TwoMoons{.samples = 5}.make(Dtype::float32);
    const auto labels = set.targets().values<std::int64_t>();
    CHECK(std::count(labels.begin(), labels.end(), 0) == 3);
}

}  // namespace xgrad::data
