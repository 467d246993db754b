#include "xgrad/data/synthetic/pairs.hpp"

#include "support/catch.hpp"

#include <set>
#include <utility>

namespace xgrad::data {

TEST_CASE("pairs without noise are two centers: equal ones where the label is 1") {
    const Dataset set = Pairs{.samples = 101, .classes = 3, .noise = 0}.make(Dtype::float64);
    CHECK(set.inputs().shape() == Shape{101, 4});
    int same = 0;
    std::set<std::pair<double, double>> centers;
    for (std::int64_t i = 0; i < 101; ++i) {
        const auto at = [&](std::int64_t k) { return set.inputs().at(4 * i + k); };
        const bool equal = at(0) == at(2) && at(1) == at(3);
        CHECK(equal == (set.targets().at(i) == 1));
        same += equal ? 1 : 0;
        centers.insert({at(0), at(1)});
        centers.insert({at(2), at(3)});
    }
    CHECK(same == 50);
    CHECK(centers.size() == 3);
}

TEST_CASE("the seed draws other pairs") {
    const Array first = Pairs{.samples = 10}.make(Dtype::float64).inputs();
    CHECK(Pairs{.samples = 10}.make(Dtype::float64).inputs() == first);
    CHECK_FALSE(Pairs{.samples = 10, .seed = 1}.make(Dtype::float64).inputs() == first);
}

}  // namespace xgrad::data
