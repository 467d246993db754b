#include "xgrad/data/preprocess/scale.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

namespace xgrad::data {

using namespace tests;

TEST_CASE("Scale multiplies the inputs and leaves the targets alone") {
    Dataset set;
    set.set("inputs", floats({2, 1, 2}, {0, 51, 102, 255}));
    set.set("targets", integers({2}, {3, 4}));
    const Dataset scaled = Scale{.factor = 1.0 / 255}.apply(set, {});
    CHECK(scaled.inputs() == floats({2, 1, 2}, {0, 0.2F, 0.4F, 1}));
    CHECK(scaled.targets() == integers({2}, {3, 4}));
}

}  // namespace xgrad::data
