#include "xgrad/optim/optimizers/momentum.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("Momentum takes PyTorch's steps") {
    check_close(five_steps(Momentum{.learning_rate = 0.1}),
                {0.7506450000000001, -2.46629, 0.4990042900000001, -0.6730000000000002}, 1e-15);
}

TEST_CASE("Momentum with dampening and weight decay takes PyTorch's steps") {
    check_close(
        five_steps(Momentum{.learning_rate = 0.1, .momentum = 0.8, .dampening = 0.3, .weight_decay = 0.05}),
        {0.7701713223331215, -2.111654177788118, 0.4767386117782586, -0.4190015725}, 1e-15);
}

TEST_CASE("Momentum in float32 stays near float64") {
    check_close(five_steps(Momentum{.learning_rate = 0.1}, Dtype::float32),
                {0.750645, -2.46629, 0.49900429, -0.673}, 1e-6);
}

TEST_CASE("Momentum rolls down the textbook's valley") {
    check_close(thirty_steps_downhill(Momentum{.learning_rate = 0.1, .momentum = 0.9}), {0.89641, 0.08809},
                5e-6);
}

TEST_CASE("Momentum without momentum is SGD") {
    check_close(five_steps(Momentum{.learning_rate = 0.1, .momentum = 0}), {1.0125, -2.225, 0.4996, -0.25},
                1e-15);
}

}  // namespace xgrad::optim
