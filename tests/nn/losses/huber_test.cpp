#include "xgrad/nn/losses/huber.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// The figures are PyTorch 1.13.1's: tests/nn/torch_figures.py prints them.

namespace {

Array predictions() { return doubles({4, 3}, {1, -2, 0.5, 0, 3, -1, 2, 2, -4, -1, 0.5, 0.25}); }
Array targets() { return doubles({4, 3}, {1, 0, 0.5, 0, 1, 0.25, 1, 1, 0, 0, 0.5, 1}); }

}  // namespace

TEST_CASE("Huber's loss is PyTorch's") {
    CHECK_THAT(loss_of(nn::Huber{}, predictions(), targets()), WithinRel(0.7526041666666666, 1e-15));
    CHECK_THAT(loss_of(nn::Huber{.delta = 0.8}, predictions(), targets()), WithinRel(0.6534375, 1e-15));
    const std::vector<double> slope{0,
                                    -0.06666666666666667,
                                    0,
                                    0,
                                    0.06666666666666667,
                                    -0.06666666666666667,
                                    0.06666666666666667,
                                    0.06666666666666667,
                                    -0.06666666666666667,
                                    -0.06666666666666667,
                                    0,
                                    -0.0625};
    CHECK(relative_difference(values(gradient_of(nn::Huber{.delta = 0.8}, predictions(), targets())), slope) <
          1e-15);
}

TEST_CASE("the derivatives of Huber's loss agree with differences, first and second, at 0 too") {
    CHECK_NOTHROW(check_gradient(as_function(nn::Huber{.delta = 0.8}), {predictions(), targets()}));
    CHECK_NOTHROW(check_second_gradient(as_function(nn::Huber{.delta = 0.8}), {predictions(), targets()}));
}

TEST_CASE("Huber's loss and its derivative are finite for errors of any size") {
    const Array x = floats({2}, {1e30F, -1e30F});
    const nn::Huber sum{.reduction = nn::Reduction::sum};
    CHECK_THAT(loss_of(sum, x, floats({2}, {0, 0})), WithinRel(2e30, 1e-6));
    CHECK(gradient_of(sum, x, floats({2}, {0, 0})) == floats({2}, {1, -1}));
}

TEST_CASE("Huber's delta must be above 0") {
    nn::Huber wrong{.delta = 0};
    CHECK_THROWS_WITH(require_valid(record_of(wrong), "loss"), "loss: delta: 0 is not above 0");
}
