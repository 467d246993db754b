#include "data/preprocess/features.hpp"

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

TEST_CASE("inputs are mapped feature by feature, whatever their shape, and the original is left alone") {
    const Dataset set = inputs(floats({2, 1, 2}, {1, 2, 3, 4}));
    const Dataset mapped = map_features(set, {.center = {1, 2}, .factor = {10, 100}, .offset = 5}, "Step");
    CHECK(mapped.inputs() == floats({2, 1, 2}, {5, 5, 25, 205}));
    CHECK(set.inputs() == floats({2, 1, 2}, {1, 2, 3, 4}));
}

TEST_CASE("inputs with another number of features are refused by the step's name") {
    CHECK_THROWS_WITH(
        map_features(inputs(floats({1, 3}, {1, 2, 3})), {.center = {0, 0}, .factor = {1, 1}}, "Step"),
        "Step: 3 features in an example; expected 2, as in training");
}

TEST_CASE("a state that lacks what a step learned is refused by the step's name") {
    const State state = {{"mean", doubles({}, {1})}};
    CHECK(learned(state, "mean", "Step").item() == 1);
    CHECK_THROWS_WITH(learned(state, "deviation", "Step"),
                      "Step: a state without \"deviation\"; expected what fitting to the training set gives");
}

TEST_CASE("features are seen example after example") {
    std::vector<std::pair<std::size_t, double>> seen;
    for_each_feature(doubles({2, 2}, {1, 2, 3, 4}),
                     [&](std::size_t f, double x) { seen.emplace_back(f, x); });
    CHECK(seen == std::vector<std::pair<std::size_t, double>>{{0, 1}, {1, 2}, {0, 3}, {1, 4}});
}

}  // namespace xgrad::data
