#include "xgrad/optim/optimizers/adadelta.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("AdaDelta takes PyTorch's steps") {
    check_close(five_steps(AdaDelta{}),
                {0.9972521031924744, -2.0041441969829945, 0.49723086719442167, -0.0024721772827757697},
                1e-15);
}

TEST_CASE("AdaDelta with weight decay takes PyTorch's steps") {
    check_close(five_steps(AdaDelta{.learning_rate = 0.5, .rho = 0.8, .epsilon = 1e-4, .weight_decay = 0.05}),
                {0.987161203734767, -2.012341217878091, 0.4563325011898513, -0.008716674383404534}, 1e-15);
}

TEST_CASE("AdaDelta in float32 stays near float64") {
    check_close(five_steps(AdaDelta{}, Dtype::float32), {0.99725210, -2.0041442, 0.49723087, -0.0024721773},
                1e-6);
}

// By hand: square = 0.1 * 3^2, so delta = sqrt(1e-6) / sqrt(0.9 + 1e-6) * 3.
TEST_CASE("AdaDelta's first step has the size that epsilon gives it") {
    Array parameter = Array::of<double>({1}, {1.0});
    Updater(AdaDelta{}, Dtype::float64, 1).step(parameter, Array::of<double>({1}, {3.0}));
    CHECK_THAT(parameter.item(), WithinAbs(0.9968377240966511, 1e-15));
}

}  // namespace xgrad::optim
