#include "xgrad/optim/optimizers/sgd.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("SGD takes PyTorch's steps") {
    check_close(five_steps(SGD{.learning_rate = 0.1}), {1.0125, -2.225, 0.4996, -0.25000000000000006}, 1e-15);
}

TEST_CASE("SGD with weight decay takes PyTorch's steps") {
    check_close(five_steps(SGD{.learning_rate = 0.1, .weight_decay = 0.05}),
                {0.9893647187156249, -2.1741237811812497, 0.487227866585875, -0.24750750000000005}, 1e-15);
}

TEST_CASE("SGD in float32 stays near float64") {
    check_close(five_steps(SGD{.learning_rate = 0.1}, Dtype::float32), {1.0125, -2.225, 0.4996, -0.25}, 1e-6);
}

// The textbook's figures; by hand x = -7 * 0.905^30 and y = 2 * (-0.9)^30.
TEST_CASE("SGD goes down the textbook's valley in zigzags") {
    check_close(thirty_steps_downhill(SGD{.learning_rate = 0.95}), {-0.35039, 0.08478}, 5e-6);
}

TEST_CASE("SGD remembers nothing") { CHECK(Updater(SGD{}, Dtype::float32, 3).state().empty()); }

}  // namespace xgrad::optim
