// Fits a line to noisy points by gradient descent, in a loop of one's own: the function is ordinary code on xgrad::Var,
// data and results are xtensor arrays.
#include <xgrad/xgrad.hpp>

#include <cstdio>

int main() {
    using xgrad::Var;
    const xt::xarray<double> x = xt::reshape_view(xt::linspace<double>(-1, 1, 50), {50, 1});
    const xt::xarray<double> y =
        3.0 * x - 0.5 + 0.1 * xt::sin(20.0 * x);  // the noise is the same at each run

    auto loss =
        xgrad::value_and_grad<0, 1>([](const Var& w, const Var& b, const Var& inputs, const Var& targets) {
            return mean(square(matmul(inputs, w) + b - targets));
        });

    xt::xarray<double> w = xt::zeros<double>({1, 1});
    xt::xarray<double> b = xt::zeros<double>({1});
    double value = 0;
    for (int step = 0; step < 200; ++step) {
        const auto [now, gradients] = loss(w, b, x, y);
        w -= 0.2 * std::get<0>(gradients);
        b -= 0.2 * std::get<1>(gradients);
        value = now;
    }
    std::printf("y = %.2f x %+.2f, mean squared error %.4f\n", w(0, 0), b(0), value);
}
