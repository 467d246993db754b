#include "xgrad/train/flat_arrays.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;

namespace {

FlatArrays two() {
    return {"parameter",
            {{"fc/weight", Array::of<double>({2, 3}, {7, 7, 7, 7, 7, 7})},
             {"fc/bias", Array({3}, Dtype::float64)}},
            Dtype::float32};
}

}  // namespace

TEST_CASE("arrays lie in one flat array, each on a cache line of its own") {
    const FlatArrays arrays = two();
    CHECK(arrays.count() == 9);
    CHECK(arrays.flat().shape() == Shape{32});
    CHECK(arrays.offset(0) == 0);
    CHECK(arrays.offset(1) == 16);
    CHECK(arrays.flat().at(5) == 7);
    CHECK(arrays.flat().at(6) == 0);
    CHECK(arrays.size() == 2);
    CHECK(arrays.name(1) == "fc/bias");
    CHECK(arrays.shape(0) == Shape{2, 3});
    Array gradients(arrays.flat().shape(), Dtype::float32);
    CHECK(arrays.place_in(gradients, 1) == gradients.data() + 64);
}

TEST_CASE("tensors come out by name and go back in") {
    FlatArrays arrays = two();
    auto tensors = arrays.tensors();
    CHECK(tensors[0].first == "fc/weight");
    CHECK(tensors[0].second == Array::of<float>({2, 3}, {7, 7, 7, 7, 7, 7}));
    tensors[1].second = Array::of<float>({3}, {1, 2, 3});
    arrays.assign(tensors);
    CHECK(arrays.flat().at(17) == 2);
    CHECK(arrays.tensors()[1].second == tensors[1].second);
}

TEST_CASE("tensors that are missing or of another shape are named") {
    FlatArrays arrays = two();
    CHECK_THROWS_WITH(
        arrays.assign({{"fc/weight", Array({2, 3}, Dtype::float32)}}),
        "parameter \"fc/bias\": no tensor of that name; use the model file of this very network");
    CHECK_THROWS_WITH(arrays.assign({{"fc/weight", Array({3, 3}, Dtype::float32)}}),
                      "parameter \"fc/weight\": a tensor of shape [3, 3]; expected [2, 3]");
}

TEST_CASE("there may be none") {
    FlatArrays none("state", {}, Dtype::float64);
    CHECK(none.count() == 0);
    CHECK(none.flat().shape() == Shape{0});
    CHECK(none.tensors().empty());
    CHECK_NOTHROW(none.assign({{"fc/weight", Array({2, 3}, Dtype::float32)}}));
}
