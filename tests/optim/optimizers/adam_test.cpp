#include "xgrad/optim/optimizers/adam.hpp"

#include "optim/reference.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("Adam takes PyTorch's steps") {
    check_close(five_steps(Adam{}),
                {0.9968901513870565, -2.0004879797882587, 0.4980979954672707, -0.0012975582013145157}, 1e-15);
}

TEST_CASE("Adam with amsgrad and weight decay takes PyTorch's steps") {
    check_close(five_steps(Adam{.learning_rate = 0.1,
                                .beta1 = 0.8,
                                .beta2 = 0.9,
                                .epsilon = 1e-4,
                                .amsgrad = true,
                                .weight_decay = 0.05}),
                {0.6894117322327401, -2.031263291945707, 0.033547693509533794, -0.12869945882131678}, 1e-14);
}

TEST_CASE("Adam in float32 stays near float64") {
    check_close(five_steps(Adam{}, Dtype::float32), {0.99689015, -2.0004880, 0.49809800, -0.0012975582},
                1e-6);
}

TEST_CASE("Adam in the textbook's form goes down the textbook's valley") {
    const Adam textbook{
        .learning_rate = 0.3, .epsilon = 1e-7, .epsilon_placement = AdamEpsilon::before_correction};
    check_close(thirty_steps_downhill(textbook), {0.13601, 0.31825}, 5e-6);
}

// By hand, from m = 0.1 * 3 and v = 0.001 * 3^2: corrected m = 3 and v = 9, so 0.1 * 3 / (3 + 1);
// before correction 0.1 * (sqrt(0.001) / 0.1) * 0.3 / (sqrt(0.009) + 1).
TEST_CASE("Adam adds epsilon after or before the correction of bias") {
    const auto step = [](AdamEpsilon placement) {
        Array parameter = Array::of<double>({1}, {1.0});
        Updater(Adam{.learning_rate = 0.1, .epsilon = 1, .epsilon_placement = placement}, Dtype::float64, 1)
            .step(parameter, Array::of<double>({1}, {3.0}));
        return parameter.item();
    };
    CHECK_THAT(step(AdamEpsilon::after_correction), WithinAbs(0.925, 1e-15));
    CHECK_THAT(step(AdamEpsilon::before_correction), WithinAbs(0.9913351836725478, 1e-15));
}

TEST_CASE("Adam remembers two moments, and the largest second one for amsgrad") {
    CHECK(Adam{}.state_names() == std::vector<std::string>{"first_moment", "second_moment"});
    CHECK(Adam{.amsgrad = true}.state_names() ==
          std::vector<std::string>{"first_moment", "second_moment", "largest_second_moment"});
}

}  // namespace xgrad::optim
