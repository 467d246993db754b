#include "xgrad/train/parameters.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/initializers.hpp"

using namespace xgrad;

namespace {

Parameters two() {
    return {{{"fc/weight", {2, 3}, {2, 3}, nn::Constant{.value = 7}, {}},
             {"fc/bias", {3}, {2, 3}, nn::Zeros{}, {}}},
            Dtype::float32,
            1};
}

}  // namespace

TEST_CASE("parameters lie in one flat array, each on a cache line of its own") {
    const Parameters parameters = two();
    CHECK(parameters.count() == 9);
    CHECK(parameters.flat().shape() == Shape{32});
    CHECK(parameters.offset(0) == 0);
    CHECK(parameters.offset(1) == 16);
    CHECK(parameters.flat().at(5) == 7);
    CHECK(parameters.flat().at(6) == 0);
}

TEST_CASE("tensors come out by name and go back in") {
    Parameters parameters = two();
    auto tensors = parameters.tensors();
    CHECK(tensors[0].first == "fc/weight");
    CHECK(tensors[0].second == Array::of<float>({2, 3}, {7, 7, 7, 7, 7, 7}));
    tensors[1].second = Array::of<float>({3}, {1, 2, 3});
    parameters.assign(tensors);
    CHECK(parameters.flat().at(17) == 2);
    CHECK(parameters.tensors()[1].second == tensors[1].second);
}

TEST_CASE("tensors that are missing or of another shape are named") {
    Parameters parameters = two();
    CHECK_THROWS_WITH(
        parameters.assign({{"fc/weight", Array({2, 3}, Dtype::float32)}}),
        "parameter \"fc/bias\": no tensor of that name; use the model file of this very network");
    CHECK_THROWS_WITH(parameters.assign({{"fc/weight", Array({3, 3}, Dtype::float32)}}),
                      "parameter \"fc/weight\": a tensor of shape [3, 3]; expected [2, 3]");
}
