#include "xgrad/optim/optimizers/adamw.hpp"

#include "optim/reference.hpp"

namespace xgrad::optim {

// The figures of five steps are PyTorch 1.13.1's: torch_figures.py prints them.

TEST_CASE("AdamW takes PyTorch's steps") {
    check_close(five_steps(AdamW{}),
                {0.9968402390454872, -2.000387999738019, 0.49807303797451924, -0.0012975422996280171}, 1e-15);
}

TEST_CASE("AdamW with amsgrad and strong weight decay takes PyTorch's steps") {
    check_close(five_steps(AdamW{.learning_rate = 0.1,
                                 .beta1 = 0.8,
                                 .beta2 = 0.9,
                                 .epsilon = 1e-4,
                                 .amsgrad = true,
                                 .weight_decay = 0.5}),
                {0.519808378583469, -1.613777083450754, 0.22825293098696392, -0.12090723071275858}, 1e-14);
}

TEST_CASE("AdamW in float32 stays near float64") {
    check_close(five_steps(AdamW{}, Dtype::float32), {0.99684024, -2.0003880, 0.49807304, -0.0012975423},
                1e-6);
}

TEST_CASE("AdamW shrinks a parameter without gradient, by the rate of the step") {
    Array parameter = Array::of<double>({1}, {2.0});
    Updater(AdamW{.weight_decay = 0.25}, Dtype::float64, 1)
        .step(parameter, Array::of<double>({1}, {0.0}), 0.5);
    CHECK(parameter.item() == 1.75);  // 2 * (1 - 0.5 * 0.25)
}

}  // namespace xgrad::optim
