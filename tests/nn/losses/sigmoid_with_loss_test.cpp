#include "xgrad/nn/losses/sigmoid_with_loss.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// The figures are PyTorch 1.13.1's: tests/nn/torch_figures.py prints them.

namespace {

Array logits() { return doubles({4, 3}, {1, -2, 0.5, 0, 3, -1, 2, 2, -4, -1, 0.5, 0.25}); }
Array targets() { return doubles({4, 3}, {1, 0, 0.5, 0, 1, 0.25, 1, 1, 0, 0, 0.5, 1}); }

}  // namespace

TEST_CASE("sigmoid with loss is PyTorch's binary cross entropy with logits") {
    CHECK_THAT(loss_of(nn::SigmoidWithLoss{}, logits(), targets()), WithinRel(0.36287891199784506, 1e-14));
    CHECK_THAT(loss_of(nn::SigmoidWithLoss{.reduction = nn::Reduction::sum}, logits(), targets()),
               WithinRel(12 * 0.36287891199784506, 1e-14));
    const std::vector<double> slope{-0.02241178511416626,  0.009933576835176462,  0.010204944266821217,
                                    0.041666666666666664,  -0.003952156098130553, 0.0015784517808329253,
                                    -0.009933576835176474, -0.009933576835176474, 0.0014988508301742966,
                                    0.02241178511416626,   0.010204944266821217,  -0.03648529159285016};
    CHECK(relative_difference(values(gradient_of(nn::SigmoidWithLoss{}, logits(), targets())), slope) <
          1e-14);
}

TEST_CASE("class numbers 0 and 1 answer a single output") {
    const Array x = doubles({3, 1}, {0, 0, 0});
    for (const Array& target :
         {integers({3}, {0, 1, 1}), doubles({3}, {0, 1, 1}), integers({3, 1}, {0, 1, 1})})
        CHECK_THAT(loss_of(nn::SigmoidWithLoss{}, x, target), WithinAbs(0.6931471805599453, 1e-15));
    CHECK_THAT(loss_of(nn::SigmoidWithLoss{}, x.reshaped({3}), integers({3}, {0, 1, 1})),
               WithinAbs(0.6931471805599453, 1e-15));
}

TEST_CASE("sigmoid with loss is finite for logits of +-1e4") {
    for (const Dtype dtype : {Dtype::float32, Dtype::float64}) {
        const Array x = doubles({4}, {1e4, 1e4, -1e4, -1e4}).as(dtype);
        const Array target = integers({4}, {1, 0, 0, 1});
        const nn::SigmoidWithLoss sum{.reduction = nn::Reduction::sum};
        CHECK(loss_of(sum, x, target) == 20000);
        CHECK(values(gradient_of(sum, x, target)) == std::vector<double>{0, 1, 0, -1});
    }
}

TEST_CASE("the derivatives of sigmoid with loss agree with differences, first and second") {
    CHECK_NOTHROW(check_gradient(as_function(nn::SigmoidWithLoss{}), {logits(), targets()}));
    CHECK_NOTHROW(check_second_gradient(as_function(nn::SigmoidWithLoss{}), {logits(), targets()}));
}

TEST_CASE("the output of sigmoid with loss is probabilities") {
    const nn::Loss loss = nn::SigmoidWithLoss{};
    CHECK(loss->gives_probabilities());
    const Function output = [&](std::span<const Var> x) { return loss->output(x[0]); };
    CHECK(evaluate(output, {doubles({2}, {0, 1e4})}) == doubles({2}, {0.5, 1}));
}

TEST_CASE("targets that sigmoid with loss cannot use are refused") {
    CHECK(refusal(nn::SigmoidWithLoss{}, Array({4, 2}, Dtype::float32), Array({4}, Dtype::int64)) ==
          "loss (SigmoidWithLoss): predictions of shape [2] for targets of shape []; expected equal shapes; "
          "set "
          "\"units\" of the last layer before it to 1");
    const nn::SigmoidWithLoss loss;
    CHECK_NOTHROW(loss.check({.values = doubles({3}, {0, 0.5, 1}), .prediction = {1}}));
    CHECK_THROWS_WITH(
        loss.check({.values = integers({3}, {0, 1, 2}), .prediction = {1}}),
        "targets: 2 at example 2; expected 0 and 1, or probabilities between them; use SoftmaxWithLoss "
        "for more than two classes, or check the data");
    CHECK_THROWS_AS(loss.check({.values = doubles({2, 2}, {0, 1, -1, 1}), .prediction = {2}}), DataError);
}
