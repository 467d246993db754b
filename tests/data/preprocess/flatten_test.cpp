#include "xgrad/data/preprocess/flatten.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"

namespace xgrad::data {

using namespace tests;

TEST_CASE("Flatten makes each example one row") {
    Dataset set;
    set.set("inputs", floats({2, 1, 2}, {1, 2, 3, 4}));
    CHECK(Flatten{}.apply(set, {}).inputs() == floats({2, 2}, {1, 2, 3, 4}));
    set.set("inputs", floats({2, 1}, {1, 2}));
    CHECK(Flatten{}.apply(set, {}).inputs() == floats({2, 1}, {1, 2}));
}

}  // namespace xgrad::data
