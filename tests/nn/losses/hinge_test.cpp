#include "xgrad/nn/losses/hinge.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// The figures are PyTorch 1.13.1's: tests/nn/torch_figures.py prints them.

namespace {

Array scores() { return doubles({4, 3}, {1, -2, 0.5, 0, 3, -1, 2, 2, -4, -1, 0.5, 0.25}); }
Array labels() { return integers({4}, {0, 2, 1, 2}); }

}  // namespace

TEST_CASE("the hinge loss is PyTorch's multi-margin loss") {
    CHECK_THAT(loss_of(nn::Hinge{}, scores(), labels()), WithinAbs(0.8125, 1e-15));
    const std::vector<double> slope{-0.08333333333333333,
                                    0,
                                    0.08333333333333333,
                                    0.08333333333333333,
                                    0.08333333333333333,
                                    -0.16666666666666666,
                                    0.08333333333333333,
                                    -0.08333333333333333,
                                    0,
                                    0,
                                    0.08333333333333333,
                                    -0.08333333333333333};
    CHECK(relative_difference(values(gradient_of(nn::Hinge{}, scores(), labels())), slope) < 1e-15);
}

TEST_CASE("the squared hinge loss with a margin is PyTorch's") {
    const nn::Hinge squared{.margin = 0.7, .power = nn::HingePower::squared};
    CHECK_THAT(loss_of(squared, scores(), labels()), WithinRel(2.2010416666666672, 1e-14));
    const std::vector<double> slope{-0.033333333333333326,
                                    0,
                                    0.033333333333333326,
                                    0.2833333333333333,
                                    0.7833333333333333,
                                    -1.0666666666666667,
                                    0.11666666666666665,
                                    -0.11666666666666665,
                                    0,
                                    0,
                                    0.15833333333333333,
                                    -0.15833333333333333};
    CHECK(relative_difference(values(gradient_of(squared, scores(), labels())), slope) < 1e-14);
}

TEST_CASE("the derivatives of the hinge losses agree with differences") {
    const Array x = random_array({4, 3}, Dtype::float64, 1, -2, 2);
    CHECK_NOTHROW(check_gradient(as_function(nn::Hinge{}), {x, labels()}));
    CHECK_NOTHROW(check_gradient(as_function(nn::Hinge{.power = nn::HingePower::squared}), {x, labels()}));
    CHECK_NOTHROW(
        check_second_gradient(as_function(nn::Hinge{.power = nn::HingePower::squared}), {x, labels()}));
}

TEST_CASE("targets that the hinge loss cannot use are refused") {
    CHECK(refusal(nn::Hinge{}, Array({4, 3}, Dtype::float32), Array({4}, Dtype::float32)) ==
          "loss (Hinge): targets of float32 with shape []; expected class numbers; choose a target of "
          "classes, or a loss "
          "for numbers such as MeanSquaredError");
    CHECK_THROWS_AS(nn::Hinge{}.check({.values = integers({1}, {3}), .prediction = {3}}), DataError);
}
