#include "xgrad/optim/optimizers/rmsprop.hpp"

#include "optim/reference.hpp"

#include <cmath>
#include <string>
#include <vector>

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("RMSProp takes PyTorch's steps") {
    check_close(five_steps(RMSProp{}),
                {0.8821207117404752, -2.040845344937501, 0.3806769755679589, -0.08399741169802724}, 1e-14);
}

TEST_CASE("RMSProp with momentum takes PyTorch's steps") {
    check_close(five_steps(RMSProp{.learning_rate = 0.02, .momentum = 0.9}),
                {-0.14229499040418347, -1.9547367374522786, -0.25843972522517045, -0.45281592939332016},
                1e-14);
}

TEST_CASE("centered RMSProp takes PyTorch's steps") {
    check_close(five_steps(RMSProp{.learning_rate = 0.02, .centered = true}),
                {0.7609910091183234, -2.0812556194700593, 0.25999652781418575, -0.16897211295247122}, 1e-14);
}

TEST_CASE("RMSProp with all its settings takes PyTorch's steps") {
    check_close(five_steps(RMSProp{.learning_rate = 0.02,
                                   .decay_rate = 0.9,
                                   .epsilon = 1e-4,
                                   .momentum = 0.8,
                                   .centered = true,
                                   .weight_decay = 0.05}),
                {0.6473367237175974, -1.9792852211592913, -0.006785029764961999, -0.13523635481102378},
                1e-14);
}

TEST_CASE("RMSProp in float32 stays near float64") {
    check_close(five_steps(RMSProp{}, Dtype::float32), {0.88212071, -2.0408453, 0.38067698, -0.083997412},
                1e-6);
}

// By hand: square = 0.01 * 3^2 = 0.09, so the first step is 0.1 * 3 / sqrt(0.09 + 0.16) inside the root, 0.1
// * 3 / (0.3 + 0.16) outside.
TEST_CASE("RMSProp adds epsilon inside or outside the root") {
    const auto step = [](EpsilonPlacement placement) {
        Array parameter = Array::of<double>({1}, {1.0});
        Updater(RMSProp{.learning_rate = 0.1, .epsilon = 0.16, .epsilon_placement = placement},
                Dtype::float64, 1)
            .step(parameter, Array::of<double>({1}, {3.0}));
        return parameter.item();
    };
    CHECK_THAT(step(EpsilonPlacement::inside_root), WithinAbs(0.4, 1e-14));
    CHECK_THAT(step(EpsilonPlacement::outside_root), WithinAbs(0.34782608695652173, 1e-14));
}

// In float32 the variance of these steps rounds to -7e-9 on its way to 0.
TEST_CASE("centered RMSProp stays finite when the gradient never changes") {
    Array parameter = Array::of<float>({1}, {1.0F});
    Updater updater(RMSProp{.decay_rate = 0.5, .centered = true}, Dtype::float32, 1);
    for (int step = 0; step < 200; ++step) updater.step(parameter, Array::of<float>({1}, {0.3F}));
    CHECK(std::isfinite(parameter.item()));
}

TEST_CASE("RMSProp remembers only what its settings need") {
    CHECK(RMSProp{}.state_names() == std::vector<std::string>{"square_average"});
    CHECK(RMSProp{.momentum = 0.9}.state_names() == std::vector<std::string>{"square_average", "velocity"});
    CHECK(RMSProp{.momentum = 0.9, .centered = true}.state_names() ==
          std::vector<std::string>{"square_average", "gradient_average", "velocity"});
}

}  // namespace xgrad::optim
