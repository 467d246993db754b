#include "xgrad/data/synthetic/xor.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

namespace xgrad::data {

using namespace tests;

TEST_CASE("four points without noise are the truth table of exclusive or") {
    const Dataset set = Xor{}.make(Dtype::float64);
    CHECK(values(set.inputs()) == std::vector<double>{0, 0, 0, 1, 1, 0, 1, 1});
    CHECK(set.targets() == integers({4}, {0, 1, 1, 0}));
    CHECK(set.classes == std::vector<std::string>{"0", "1"});
}

TEST_CASE("more points go round the corners again, with noise around them") {
    const Dataset set = Xor{.samples = 400, .noise = 0.1}.make(Dtype::float64);
    CHECK(set.targets().at(397) == 1);
    CHECK_THAT(set.inputs().at(2 * 398), WithinAbs(1, 0.5));
    CHECK_THAT(set.inputs().at(2 * 398 + 1), WithinAbs(0, 0.5));
    CHECK(set.inputs().at(0) != set.inputs().at(8));
}

}  // namespace xgrad::data
