#include "xgrad/optim/optimizers/adagrad.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("AdaGrad takes PyTorch's steps") {
    check_close(five_steps(AdaGrad{}),
                {0.9882269961980568, -2.0040219472844987, 0.48808354997293396, -0.008399459958435567}, 1e-15);
}

TEST_CASE("AdaGrad with an initial accumulator value and weight decay takes PyTorch's steps") {
    check_close(
        five_steps(AdaGrad{
            .learning_rate = 0.1, .epsilon = 1e-4, .initial_accumulator_value = 0.5, .weight_decay = 0.05}),
        {0.9274715276167191, -2.0360784436177326, 0.48204918475410496, -0.08147788906224701}, 1e-15);
}

TEST_CASE("AdaGrad in float32 stays near float64") {
    check_close(five_steps(AdaGrad{}, Dtype::float32), {0.98822700, -2.0040219, 0.48808355, -0.0083994600},
                1e-6);
}

TEST_CASE("AdaGrad goes down the textbook's valley") {
    const auto end = thirty_steps_downhill(AdaGrad{.learning_rate = 1.5, .epsilon = 1e-7});
    CHECK_THAT(end[0], WithinAbs(-0.12016, 5e-6));
    CHECK_THAT(end[1], WithinAbs(2.49e-17, 5e-20));
}

// By hand: the first step is 0.1 * 3 / sqrt(9 + 7) inside the root, 0.1 * 3 / (3 + 7) outside.
TEST_CASE("AdaGrad adds epsilon inside or outside the root") {
    const auto step = [](EpsilonPlacement placement) {
        Array parameter = Array::of<double>({1}, {1.0});
        Updater(AdaGrad{.learning_rate = 0.1, .epsilon = 7, .epsilon_placement = placement}, Dtype::float64,
                1)
            .step(parameter, Array::of<double>({1}, {3.0}));
        return parameter.item();
    };
    CHECK_THAT(step(EpsilonPlacement::inside_root), WithinAbs(0.925, 1e-15));
    CHECK_THAT(step(EpsilonPlacement::outside_root), WithinAbs(0.97, 1e-15));
}

}  // namespace xgrad::optim
