#include "xgrad/nn/losses/mean_absolute_error.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

Array predictions() { return doubles({2, 3}, {1, -2, 0.5, 0, 3, -1}); }
Array targets() { return doubles({2, 3}, {1, 0, 0, 2, 1, 1}); }

}  // namespace

// By hand: the errors are 0, -2, 0.5, -2, 2, -2.
TEST_CASE("the mean absolute error is a mean over all elements, with derivative 0 where it is 0") {
    CHECK_THAT(loss_of(nn::MeanAbsoluteError{}, predictions(), targets()), WithinRel(8.5 / 6, 1e-15));
    const nn::MeanAbsoluteError sum{.reduction = nn::Reduction::sum};
    CHECK(loss_of(sum, predictions(), targets()) == 8.5);
    CHECK(gradient_of(sum, predictions(), targets()) == doubles({2, 3}, {0, -1, 1, -1, 1, -1}));
}

TEST_CASE("the derivative of the absolute error agrees with differences") {
    const Array elsewhere = doubles({2, 3}, {0.3, 0.1, 0.9, 2, 1, 1});
    CHECK_NOTHROW(check_gradient(as_function(nn::MeanAbsoluteError{}), {predictions(), elsewhere}));
}
