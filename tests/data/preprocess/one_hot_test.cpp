#include "xgrad/data/preprocess/one_hot.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

namespace xgrad::data {
namespace {

using namespace tests;

Dataset labelled(const Array& targets, std::vector<std::string> classes = {}) {
    Dataset set{.classes = std::move(classes)};
    set.set("inputs", Array({targets.shape().front(), 1}, Dtype::float64));
    set.set("targets", targets);
    return set;
}

}  // namespace

TEST_CASE("OneHot makes each label a row of the inputs' dtype") {
    const Dataset train = labelled(integers({3}, {2, 0, 1}));
    const State state = OneHot{}.fit(train);
    CHECK(state.at("classes") == integers({}, {3}));
    CHECK(OneHot{}.apply(train, state).targets() == doubles({3, 3}, {0, 0, 1, 1, 0, 0, 0, 1, 0}));
}

TEST_CASE("OneHot makes room for every class that the data name, seen in training or not") {
    const State state = OneHot{}.fit(labelled(integers({2}, {0, 1}), {"a", "b", "c"}));
    CHECK(OneHot{}.apply(labelled(integers({1}, {2})), state).targets() == doubles({1, 3}, {0, 0, 1}));
    CHECK(OneHot{.classes = 5}.fit(labelled(integers({2}, {0, 1}))).at("classes").item() == 5);
}

TEST_CASE("OneHot leaves examples without targets alone") {
    Dataset set;
    set.set("inputs", doubles({1, 1}, {3}));
    CHECK_FALSE(OneHot{}.apply(set, {{"classes", integers({}, {3})}}).has("targets"));
}

TEST_CASE("OneHot refuses a label outside the classes, and targets that are no labels") {
    const State state = {{"classes", integers({}, {3})}};
    CHECK_THROWS_WITH(OneHot{}.apply(labelled(integers({2}, {0, 3})), state),
                      "OneHot: label 3 (example 1); expected a class from 0 to 2");
    CHECK_THROWS_WITH(OneHot{}.fit(labelled(doubles({2, 1}, {0.5, 1}))),
                      "OneHot: targets of float64 [2, 1]; expected class numbers");
}

}  // namespace xgrad::data
