#include "xgrad/nn/layers/combine.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array of_shape(const Shape& shape) { return {shape, Dtype::float32}; }

void check_derivatives(const nn::Layer& layer, const std::vector<Array>& inputs) {
    CHECK_NOTHROW(check_gradient(traced(layer, inputs), inputs));
    CHECK_NOTHROW(check_second_gradient(traced(layer, inputs), inputs));
}

}  // namespace

TEST_CASE("Add sums two or more inputs") {
    const Array a = doubles({2, 2}, {1, 2, 3, 4});
    const Array b = doubles({2, 2}, {10, 20, 30, 40});
    CHECK(apply(nn::Add{}, {a, b}) == doubles({2, 2}, {11, 22, 33, 44}));
    CHECK(apply(nn::Add{}, {a, b, a}) == doubles({2, 2}, {12, 24, 36, 48}));
}

TEST_CASE("Subtract takes all others from its first input") {
    const Array a = doubles({2, 2}, {1, 2, 3, 4});
    const Array b = doubles({2, 2}, {10, 20, 30, 40});
    CHECK(apply(nn::Subtract{}, {b, a}) == doubles({2, 2}, {9, 18, 27, 36}));
    CHECK(apply(nn::Subtract{}, {b, a, a}) == doubles({2, 2}, {8, 16, 24, 32}));
    CHECK(apply(nn::Subtract{}, {doubles({2, 1}, {2, 3}), a}) == doubles({2, 2}, {1, 0, 0, -1}));
}

TEST_CASE("Multiply takes the product of two or more inputs") {
    const Array a = doubles({2, 2}, {1, 2, 3, 4});
    const Array b = doubles({2, 2}, {10, 20, 30, 40});
    CHECK(apply(nn::Multiply{}, {a, b}) == doubles({2, 2}, {10, 40, 90, 160}));
    CHECK(apply(nn::Multiply{}, {a, b, a}) == doubles({2, 2}, {10, 80, 270, 640}));
}

// Two examples with two rows of two: by NumPy's rule alone the mini-batch would be taken for the rows.
TEST_CASE("examples broadcast with examples, whatever the size of the mini-batch") {
    const Array rows = doubles({2, 2, 2}, {1, 1, 1, 1, 2, 2, 2, 2});
    const Array row = doubles({2, 2}, {10, 20, 30, 40});
    const Array expected = doubles({2, 2, 2}, {11, 21, 11, 21, 32, 42, 32, 42});
    CHECK(apply(nn::Add{}, {rows, row}) == expected);
    CHECK(apply(nn::Add{}, {row, rows}) == expected);
    CHECK(apply(nn::Multiply{}, {doubles({2, 1}, {2, 3}), row}) == doubles({2, 2}, {20, 40, 90, 120}));
    CHECK(apply(nn::Multiply{}, {doubles({2}, {2, 3}), row}) == doubles({2, 2}, {20, 40, 90, 120}));
}

TEST_CASE("Concatenate lays its inputs one after the other") {
    const Array a = doubles({2, 1}, {1, 2});
    const Array b = doubles({2, 2}, {3, 4, 5, 6});
    CHECK(apply(nn::Concatenate{}, {a, b}) == doubles({2, 3}, {1, 3, 4, 2, 5, 6}));
    const Array c = doubles({2, 1, 2}, {1, 2, 3, 4});
    CHECK(apply(nn::Concatenate{.axis = 1}, {c, c}) == doubles({2, 2, 2}, {1, 2, 1, 2, 3, 4, 3, 4}));
    CHECK(apply(nn::Concatenate{.axis = -2}, {c, c}) == apply(nn::Concatenate{.axis = 1}, {c, c}));
}

TEST_CASE("derivatives go through Add, Multiply and Concatenate to every input") {
    const Array a = random_array({2, 3}, Dtype::float64, 1);
    const Array b = random_array({2, 2, 3}, Dtype::float64, 2);
    const Array c = random_array({2, 1}, Dtype::float64, 3);
    check_derivatives(nn::Add{}, {a, b, c});
    check_derivatives(nn::Subtract{}, {a, b, c});
    check_derivatives(nn::Multiply{}, {a, b, c});
    check_derivatives(nn::Concatenate{}, {a, c, a});
}

TEST_CASE("inputs that do not broadcast together are refused with their shapes") {
    CHECK(refusal(nn::Add{}, {of_shape({5, 64}), of_shape({5, 32})}) ==
          "layer \"layer\" (Add): inputs have shapes [64] and [32]; they must broadcast together");
    CHECK(
        refusal(nn::Multiply{}, {of_shape({5, 64}), of_shape({5, 4, 64}), of_shape({5, 3})}) ==
        "layer \"layer\" (Multiply): inputs have shapes [64], [4, 64] and [3]; they must broadcast together");
}

TEST_CASE("inputs that cannot be laid one after the other are refused with their shapes") {
    CHECK(refusal(nn::Concatenate{}, {of_shape({5, 4, 64}), of_shape({5, 3, 64})}) ==
          "layer \"layer\" (Concatenate): inputs have shapes [4, 64] and [3, 64]; they must be equal but for "
          "axis -1");
    CHECK(refusal(nn::Concatenate{.axis = 1}, {of_shape({5, 4, 64}), of_shape({5, 4})}) ==
          "layer \"layer\" (Concatenate): inputs have shapes [4, 64] and [4]; they must be equal but for "
          "axis 1");
    CHECK(refusal(nn::Concatenate{.axis = 0}, {of_shape({5, 4}), of_shape({5, 4})}) ==
          "layer \"layer\" (Concatenate): axis 0 for inputs of shape [4]; expected 1 or -1; axis 0 is the "
          "mini-batch");
}

TEST_CASE("a single input to combine is refused") {
    for (const nn::Layer& layer :
         {nn::Layer(nn::Add{}), nn::Layer(nn::Multiply{}), nn::Layer(nn::Concatenate{})})
        CHECK_THAT(refusal(layer, {of_shape({5, 4})}),
                   EndsWith("a single input; expected two or more; name them: \"inputs\": [\"one layer\", "
                            "\"another layer\"]"));
}
