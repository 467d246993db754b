#include "xgrad/data/preprocess/standardize.hpp"

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

// By hand: column 0 is 1, 2, 3, 6 with mean 3 and variance (4 + 1 + 0 + 9) / 4 = 3.5.
TEST_CASE("Standardize takes off the mean and divides by the population's deviation") {
    const Dataset train = inputs(doubles({4, 2}, {1, 10, 2, 20, 3, 20, 6, 10}));
    const State state = Standardize{}.fit(train);
    CHECK(state.at("mean") == doubles({2}, {3, 15}));
    CHECK_THAT(state.at("deviation").at(0), WithinAbs(1.8708286933869707, 1e-15));
    CHECK(state.at("deviation").at(1) == 5);
    const Dataset result = Standardize{}.apply(train, state);
    CHECK_THAT(result.inputs().at(6), WithinAbs(3 / 1.8708286933869707, 1e-15));
    CHECK(result.inputs().at(1) == -1);
}

TEST_CASE("Standardize treats new examples by what it learned, targets or none") {
    const State state = {{"mean", doubles({1}, {10})}, {"deviation", doubles({1}, {4})}};
    CHECK(Standardize{}.apply(inputs(floats({2, 1}, {12, 10})), state).inputs() == floats({2, 1}, {0.5F, 0}));
}

// The mean of ten times 0.1 is not quite 0.1, nor their deviation quite 0.
TEST_CASE("a constant feature becomes 0 and not a rounding error blown up") {
    Array values({10, 2}, Dtype::float64);
    for (double& x : values.values<double>()) x = 0.1;
    values.values<double>()[1] = 5;
    const Dataset train = inputs(values);
    const State state = Standardize{}.fit(train);
    const Dataset result = Standardize{}.apply(train, state);
    for (std::int64_t i = 0; i < 10; ++i) CHECK(result.inputs().at(2 * i) == 0);
    CHECK(Standardize{}.apply(inputs(doubles({1, 2}, {1.1, 5})), state).inputs().at(0) == 1.0);
}

TEST_CASE("a feature far from 0 keeps its digits") {
    const Dataset train = inputs(doubles({2, 1}, {1e9 - 1, 1e9 + 1}));
    CHECK(Standardize{}.apply(train, Standardize{}.fit(train)).inputs() == doubles({2, 1}, {-1, 1}));
}

TEST_CASE("Standardize keeps the shape of images, each pixel for itself") {
    const Dataset train = inputs(floats({2, 1, 2}, {0, 5, 2, 9}));
    const State state = Standardize{}.fit(train);
    CHECK(state.at("mean") == doubles({1, 2}, {1, 7}));
    CHECK(Standardize{}.apply(train, state).inputs() == floats({2, 1, 2}, {-1, -1, 1, 1}));
}

TEST_CASE("Standardize refuses examples of another size, and a state that is not its own") {
    const State state = {{"mean", doubles({1}, {10})}, {"deviation", doubles({1}, {4})}};
    CHECK_THROWS_WITH(Standardize{}.apply(inputs(floats({1, 2}, {1, 2})), state),
                      "Standardize: 2 features in an example; expected 1, as in training");
    CHECK_THROWS_AS(Standardize{}.apply(inputs(floats({1, 1}, {1})), {}), DataError);
}

}  // namespace xgrad::data
