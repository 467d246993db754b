#include "xgrad/nn/losses/mean_squared_error.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array predictions() { return doubles({2, 3}, {1, -2, 0.5, 0, 3, -1}); }
Array targets() { return doubles({2, 3}, {1, 0, 0.5, 2, 1, 1}); }

}  // namespace

// By hand: the squares are 0, 4, 0, 4, 4, 4.
TEST_CASE("the mean squared error is a mean over all elements") {
    CHECK_THAT(loss_of(nn::MeanSquaredError{}, predictions(), targets()), WithinRel(16.0 / 6, 1e-15));
    CHECK(loss_of(nn::MeanSquaredError{.reduction = nn::Reduction::sum}, predictions(), targets()) == 16);
    CHECK(gradient_of(nn::MeanSquaredError{.reduction = nn::Reduction::sum}, predictions(), targets()) ==
          doubles({2, 3}, {0, -4, 0, -4, 4, -4}));
}

// "Deep Learning from Scratch", chapter 4: outputs of ten classes for a handwritten 2, half the sum of squares.
TEST_CASE("the textbook's factor of one half") {
    const nn::MeanSquaredError textbook{.reduction = nn::Reduction::sum, .factor = 0.5};
    const Array y = doubles({1, 10}, {0.1, 0.05, 0.6, 0.0, 0.05, 0.1, 0.0, 0.1, 0.0, 0.0});
    const Array t = doubles({1, 10}, {0, 0, 1, 0, 0, 0, 0, 0, 0, 0});
    CHECK_THAT(loss_of(textbook, y, t), WithinAbs(0.0975, 1e-15));
}

TEST_CASE("the derivatives of the squared error agree with differences, first and second") {
    CHECK_NOTHROW(
        check_gradient(as_function(nn::MeanSquaredError{.factor = 0.5}), {predictions(), targets()}));
    CHECK_NOTHROW(check_second_gradient(as_function(nn::MeanSquaredError{}), {predictions(), targets()}));
}

TEST_CASE("the output of a loss without probabilities is the prediction itself") {
    const nn::Loss loss = nn::MeanSquaredError{};
    CHECK_FALSE(loss->gives_probabilities());
    const Function output = [&](std::span<const Var> x) { return loss->output(x[0]); };
    CHECK(evaluate(output, {predictions()}) == predictions());
}

TEST_CASE("targets that a loss for numbers cannot use are refused") {
    CHECK(refusal(nn::MeanSquaredError{}, Array({4, 10}, Dtype::float32), Array({4}, Dtype::int64)) ==
          "loss (MeanSquaredError): targets that are class numbers; expected numbers to predict; for numbers "
          "set \"target_type\": \"number\" in the data, for classes use SoftmaxWithLoss");
    CHECK(refusal(nn::MeanSquaredError{}, Array({4, 10}, Dtype::float32), Array({4, 7}, Dtype::float32)) ==
          "loss (MeanSquaredError): predictions of shape [10] for targets of shape [7]; expected equal "
          "shapes; set "
          "\"units\" of the last layer before it to 7");
}
