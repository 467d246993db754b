#include "xgrad/optim/optimizers/nesterov.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("Nesterov takes PyTorch's steps") {
    check_close(five_steps(Nesterov{.learning_rate = 0.1}),
                {0.7880805, -2.6446609999999997, 0.4987038610000001, -0.8557000000000001}, 1e-15);
}

TEST_CASE("Nesterov with weight decay takes PyTorch's steps") {
    check_close(five_steps(Nesterov{.learning_rate = 0.1, .momentum = 0.8, .weight_decay = 0.05}),
                {0.794824964983661, -2.425152476917322, 0.46397043712325853, -0.7200877400000001}, 1e-15);
}

TEST_CASE("Nesterov in float32 stays near float64") {
    check_close(five_steps(Nesterov{.learning_rate = 0.1}, Dtype::float32),
                {0.7880805, -2.644661, 0.498703861, -0.8557}, 1e-6);
}

// By hand: both velocities are the gradients (-0.7, 4), and the step is 0.1 * 1.9 of them.
TEST_CASE("Nesterov's first step counts the gradient twice, once through the velocity") {
    Array point = Array::of<double>({2}, {-7.0, 2.0});
    Updater updater(Nesterov{.learning_rate = 0.1}, Dtype::float64, 2);
    updater.step(point, Array::of<double>({2}, {-0.7, 4.0}));
    check_close(as_doubles(point), {-6.867, 1.24}, 1e-15);
}

}  // namespace xgrad::optim
