// Chapter 6 of "Deep Learning from Scratch": four optimizers go down x^2 / 20 + y^2, a valley that is steep across and flat along,
// from (-7, 2). A function and a loop of one's own, with the library's optimizers in the textbook's form.
#include <xgrad/xgrad.hpp>

#include <cstdio>
#include <string>

int main() {
    using xgrad::Array;
    using xgrad::Var;
    namespace optim = xgrad::optim;

    auto slope = xgrad::grad([](const Var& point) {
        return sum(square(point) * Array::of<double>({2}, {1.0 / 20, 1.0}));
    });
    const optim::Optimizer optimizers[] = {
        optim::SGD{.learning_rate = 0.95},
        optim::Momentum{.learning_rate = 0.1},
        optim::AdaGrad{.learning_rate = 1.5, .epsilon = 1e-7},
        optim::Adam{.learning_rate = 0.3,
                    .epsilon = 1e-7,
                    .epsilon_placement = optim::AdamEpsilon::before_correction},
    };
    std::printf("optimizer   after 1 step       after 2 steps      after 10 steps     after 30 steps\n");
    for (const optim::Optimizer& optimizer : optimizers) {
        Array point = Array::of<double>({2}, {-7, 2});
        optim::Updater updater(optimizer, xgrad::Dtype::float64, 2);
        std::printf("%-9s", std::string(optimizer.type()).c_str());
        for (int step = 1; step <= 30; ++step) {
            updater.step(point, xgrad::to_array(slope(point)));
            if (step == 1 || step == 2 || step == 10 || step == 30)
                std::printf("  (%7.4f, %6.4f)", point.at(0), point.at(1));
        }
        std::printf("\n");
    }
}
