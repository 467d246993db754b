#include "xgrad/data/synthetic/blobs.hpp"

#include "support/catch.hpp"

#include <cmath>
#include <vector>

namespace xgrad::data {

TEST_CASE("blobs without noise are their centers, one a class, within the box") {
    const Dataset set =
        Blobs{.samples = 7, .classes = 3, .features = 4, .noise = 0, .box = 2}.make(Dtype::float64);
    CHECK(set.inputs().shape() == Shape{7, 4});
    std::vector<std::vector<double>> centers(3);
    for (std::int64_t i = 0; i < 7; ++i) {
        std::vector<double> point;
        for (std::int64_t k = 0; k < 4; ++k) point.push_back(set.inputs().at(4 * i + k));
        for (const double x : point) CHECK(std::abs(x) <= 2);
        auto& center = centers[static_cast<std::size_t>(set.targets().at(i))];
        if (center.empty()) center = point;
        CHECK(center == point);
    }
    CHECK(centers[0] != centers[1]);
    CHECK(centers[1] != centers[2]);
}

TEST_CASE("blobs have the spread that their noise says") {
    const Dataset set = Blobs{.samples = 4000, .classes = 1, .noise = 0.5, .box = 0}.make(Dtype::float64);
    double sum = 0;
    for (std::int64_t i = 0; i < 8000; ++i) sum += set.inputs().at(i) * set.inputs().at(i);
    CHECK_THAT(std::sqrt(sum / 8000), WithinAbs(0.5, 0.02));
}

}  // namespace xgrad::data
