#include "xgrad/data/preprocess/min_max.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

Dataset inputs(const Array& values) {
    Dataset set;
    set.set("inputs", values);
    return set;
}

}  // namespace

TEST_CASE("MinMax brings each feature of the training inputs to the range") {
    const Dataset train = inputs(doubles({3, 2}, {0, -4, 5, 0, 10, 4}));
    const State state = MinMax{}.fit(train);
    CHECK(MinMax{}.apply(train, state).inputs() == doubles({3, 2}, {0, 0, 0.5, 0.5, 1, 1}));
    const MinMax both{.low = -1, .high = 1};
    CHECK(both.apply(train, both.fit(train)).inputs() == doubles({3, 2}, {-1, -1, 0, 0, 1, 1}));
}

TEST_CASE("new examples may lie beyond MinMax's range") {
    const State state = {{"lowest", doubles({1}, {2})}, {"highest", doubles({1}, {4})}};
    CHECK(MinMax{}.apply(inputs(doubles({2, 1}, {0, 8})), state).inputs() == doubles({2, 1}, {-1, 3}));
}

TEST_CASE("a feature that is constant in training becomes the low end") {
    const Dataset train = inputs(doubles({2, 1}, {0.1, 0.1}));
    const MinMax range{.low = -1, .high = 1};
    CHECK(range.apply(train, range.fit(train)).inputs() == doubles({2, 1}, {-1, -1}));
}

TEST_CASE("a range that is none is refused") {
    MinMax range{.low = 1, .high = 1};
    REQUIRE(validate(record_of(range)).size() == 1);
    CHECK(to_string(validate(record_of(range))[0].problem) ==
          "the range from 1 to 1; expected \"low\" below \"high\"");
}

}  // namespace xgrad::data
