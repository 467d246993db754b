#include "xgrad/nn/layers/shapes.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("Flatten lays all axes but the mini-batch's into one, in row-major order") {
    const Array x = doubles({2, 2, 2}, {1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(apply(nn::Flatten{}, {x}) == doubles({2, 4}, {1, 2, 3, 4, 5, 6, 7, 8}));
    CHECK(apply(nn::Flatten{}, {doubles({2}, {1, 2})}) == doubles({2, 1}, {1, 2}));
    CHECK(apply(nn::Flatten{}, {doubles({2, 1}, {1, 2})}) == doubles({2, 1}, {1, 2}));
}

TEST_CASE("Reshape gives each example another shape") {
    const Array x = doubles({2, 4}, {1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(apply(nn::Reshape{.shape = {2, 2}}, {x}) == x.reshaped({2, 2, 2}));
    CHECK(apply(nn::Reshape{.shape = {1, 2, -1}}, {x}) == x.reshaped({2, 1, 2, 2}));
    CHECK(apply(nn::Reshape{.shape = {-1}}, {x.reshaped({2, 2, 2})}) == x);
    CHECK(apply(nn::Reshape{}, {doubles({2, 1}, {1, 2})}) == doubles({2}, {1, 2}));
}

TEST_CASE("derivatives go through Flatten and Reshape") {
    const std::vector<Array> x{random_array({2, 3, 2}, Dtype::float64, 1)};
    CHECK_NOTHROW(check_gradient(traced(nn::Flatten{}, x), x));
    CHECK_NOTHROW(check_second_gradient(traced(nn::Flatten{}, x), x));
    CHECK_NOTHROW(check_gradient(traced(nn::Reshape{.shape = {2, 3}}, x), x));
    CHECK_NOTHROW(check_second_gradient(traced(nn::Reshape{.shape = {2, 3}}, x), x));
}

TEST_CASE("Reshape refuses a shape of another number of elements") {
    const Array x({5, 4, 16}, Dtype::float32);
    CHECK(refusal(nn::Reshape{.shape = {3, 5}}, {x}) ==
          "layer \"layer\" (Reshape): an input of shape [4, 16], 64 elements; expected 15 for the shape [3, "
          "5]");
    CHECK(
        refusal(nn::Reshape{.shape = {3, -1}}, {x}) ==
        "layer \"layer\" (Reshape): an input of shape [4, 16], 64 elements; expected a multiple of 3 for the "
        "shape [3, -1]");
    CHECK(
        refusal(nn::Reshape{.shape = {0, -1}}, {x}) ==
        "layer \"layer\" (Reshape): an input of shape [4, 16], 64 elements; expected a multiple of 0 for the "
        "shape [0, -1]");
}

TEST_CASE("Reshape's settings are checked together") {
    const auto complaint = [](nn::Reshape layer) {
        const auto problems = validate(record_of(layer));
        return problems.empty() ? std::string() : to_string(problems.front().problem);
    };
    CHECK(complaint({.shape = {2, -1}}).empty());
    CHECK(complaint({.shape = {-1, -1}}) ==
          "more than one -1 in \"shape\"; expected at most one size that follows from the others");
    CHECK(complaint({.shape = {-2}}) == "-2 is below -1");
    CHECK(complaint({.shape = {1, 1, 1, 1, 1, 1, 1, 1}}) == "8 axes in \"shape\"; expected at most 7");
}

// In 64 bits the product of these sizes comes round to 4 again.
TEST_CASE("Reshape refuses a shape of more elements than can be counted") {
    const Array x({5, 4}, Dtype::float32);
    CHECK(
        refusal(nn::Reshape{.shape = {4611686018427387905, 4}}, {x}) ==
        "layer \"layer\" (Reshape): the shape [4611686018427387905, 4]; expected a number of elements below "
        "2^63");
}

TEST_CASE("Reshape checks its settings also where no network does") {
    CHECK(refusal(nn::Reshape{.shape = {4, -1, -1}}, {Array({5, 4}, Dtype::float32)}) ==
          "layer \"layer\" (Reshape): more than one -1 in \"shape\"; expected at most one size that follows "
          "from the others");
}

TEST_CASE("Slice takes a stretch of the features, or of another axis") {
    const Array x = doubles({2, 4}, {1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(apply(nn::Slice{.from = 1, .to = 3}, {x}) == doubles({2, 2}, {2, 3, 6, 7}));
    CHECK(apply(nn::Slice{.from = -1}, {x}) == doubles({2, 1}, {4, 8}));
    CHECK(apply(nn::Slice{.to = -2}, {x}) == doubles({2, 2}, {1, 2, 5, 6}));
    CHECK(apply(nn::Slice{}, {x}) == x);
    const Array rows = x.reshaped({1, 4, 2});
    CHECK(apply(nn::Slice{.from = 1, .to = 2, .axis = 1}, {rows}) == doubles({1, 1, 2}, {3, 4}));
}

TEST_CASE("derivatives go through Slice, and are 0 beside it") {
    const std::vector<Array> x{random_array({3, 4}, Dtype::float64, 1)};
    CHECK_NOTHROW(check_gradient(traced(nn::Slice{.from = 1, .to = 3}, x), x));
    CHECK_NOTHROW(check_second_gradient(traced(nn::Slice{.from = 1, .to = 3}, x), x));
}

TEST_CASE("Slice refuses what is empty or beyond its input") {
    const Array x({5, 4}, Dtype::float32);
    CHECK(
        refusal(nn::Slice{.from = 2, .to = 5}, {x}) ==
        "layer \"layer\" (Slice): from 2 to 5 of an axis of 4; expected at least one index, and none beyond "
        "4");
    CHECK(refusal(nn::Slice{.from = 4}, {x}) ==
          "layer \"layer\" (Slice): from 4 to the end of an axis of 4; expected at least one index, and none "
          "beyond 4");
    CHECK(
        refusal(nn::Slice{.from = -5}, {x}) ==
        "layer \"layer\" (Slice): from -5 to the end of an axis of 4; expected at least one index, and none "
        "beyond 4");
}
