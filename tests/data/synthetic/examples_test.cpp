#include "data/synthetic/examples.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

#include <algorithm>

namespace xgrad::data {

using namespace tests;

TEST_CASE("points become a dataset in the order in which they were made") {
    const LabelledPoints points{.coordinates = {1, 2, 3, 4}, .labels = {1, 0}};
    const Dataset set = points.in_order(2, Dtype::float64);
    CHECK(set.inputs() == doubles({2, 2}, {1, 2, 3, 4}));
    CHECK(set.targets() == integers({2}, {1, 0}));
}

TEST_CASE("shuffled points keep their labels") {
    LabelledPoints points;
    for (int i = 0; i < 50; ++i) {
        points.coordinates.push_back(i);
        points.labels.push_back(i);
    }
    const Dataset set = points.shuffled(50, Dtype::float64, RandomStream(1, "test"));
    const std::vector<double> coordinates = values(set.inputs());
    CHECK(coordinates == values(set.targets()));
    CHECK_FALSE(std::is_sorted(coordinates.begin(), coordinates.end()));
}

TEST_CASE("things are dealt out evenly, the first parts getting one more") {
    CHECK(share(10, 4, 0) == 3);
    CHECK(share(10, 4, 1) == 3);
    CHECK(share(10, 4, 2) == 2);
    CHECK(share(2, 3, 2) == 0);
}

TEST_CASE("normal numbers are the stream's own, counted from 0") {
    const RandomStream random(3, "test");
    CHECK(normals({1, 2}, random) == std::vector<double>{random.normal(0), random.normal(1)});
}

}  // namespace xgrad::data
