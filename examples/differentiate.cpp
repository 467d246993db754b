// Derivatives of ordinary xtensor code: gradients, products, Hessians, parameters in a struct, an op of one's own.
#include <xgrad/xgrad.hpp>

#include <cstdio>

using xgrad::Var;
using Doubles = xt::xarray<double>;

namespace {

template <class Value> struct Layer {
    Value weight;
    Value bias;
    static auto members() { return std::tuple(&Layer::weight, &Layer::bias); }
};

Var rosenbrock(const Var& x) {
    const Var a = slice(x, 0, 0, 1);
    const Var b = slice(x, 0, 1, 2);
    return sum(square(1 - a) + 100 * square(b - square(a)));
}

void gradients_and_hessians() {
    auto f = [](const Var& x) { return sum(tanh(x) * exp(-x * x)); };
    auto df = xgrad::grad(f);  // traced and compiled at the first call for a shape and dtype, then reused
    Doubles x = {{1., 2.}, {3., 4.}};
    Doubles g = df(x);                     // any xtensor expression goes in, an xarray comes out
    Doubles h = xgrad::hessian(f)(x);      // shape {2, 2, 2, 2}
    Doubles hv = xgrad::hvp(f)(x, 2 * g);  // the Hessian times a vector, without the Hessian
    std::printf("gradient %.4f, second derivative %.4f, product %.4f\n", g(0, 0), h(0, 0, 0, 0), hv(0, 0));
}

void directions() {
    auto f = [](const Var& x, const Var& y) { return x * exp(y); };
    auto [z, dz] = xgrad::jvp(f)(std::tuple(2.0, 0.0), std::tuple(1.0, 0.5));
    auto [same, slopes] = xgrad::vjp(f)(std::tuple(2.0, 0.0), 1.0);
    std::printf("value %.1f, in a direction %.1f, slopes %.1f and %.1f\n", z(), dz(), std::get<0>(slopes)(),
                std::get<1>(slopes)());
}

void parameters_in_a_struct() {
    auto loss = [](const Layer<Var>& layer, const Var& x) {
        const Var y = tanh(matmul(x, layer.weight) + layer.bias);
        return std::pair(mean(square(y)), y);  // what is beside the value comes out too
    };
    Layer<Doubles> layer{{{0.5, 0.2}, {-0.3, 0.1}}, {0.1, 0.4}};
    auto [result, slopes] = xgrad::value_and_grad(loss)(layer, Doubles{{1., 2.}, {3., 4.}});
    layer.weight -= 0.1 * slopes.weight;
    layer.bias -= 0.1 * slopes.bias;
    std::printf("loss %.4f, first output %.4f, new bias %.4f\n", result.first, result.second(0, 0),
                layer.bias(0));
}

void newton() {
    auto slope = xgrad::grad(rosenbrock);
    auto curvature = xgrad::hessian(rosenbrock);
    Doubles x = {-1.2, 1.};
    for (int step = 0; step < 7; ++step) {
        const Doubles g = slope(x);
        const Doubles h = curvature(x);
        const double det = h(0, 0) * h(1, 1) - h(0, 1) * h(1, 0);
        x -= Doubles{(h(1, 1) * g(0) - h(0, 1) * g(1)) / det, (h(0, 0) * g(1) - h(1, 0) * g(0)) / det};
    }
    std::printf("Rosenbrock's minimum at (%.6f, %.6f)\n", x(0), x(1));
}

void op_of_ones_own() {
    const xgrad::CustomOp cube{
        .name = "cube",
        .forward = [](const auto& x) { return x[0] * x[0] * x[0]; },
        .backward = [](const auto& x, const auto&,
                       const auto& g) { return std::vector<Doubles>{3 * x[0] * x[0] * g}; },
    };
    auto f = [&](const Var& x) { return sum(cube({x})); };
    const auto check = xgrad::check_gradients(f, Doubles{1., -2.});
    std::printf("gradient %.0f, right: %s\n", xgrad::grad(f)(Doubles{2.})(0), check.passed() ? "yes" : "no");
}

void pictures() {
    auto f = [](const Var& x) { return xgrad::sum(x * x); };
    std::printf("%s", xgrad::to_text(f, Doubles{1., 2.}).c_str());
}

}  // namespace

int main() {
    gradients_and_hessians();
    directions();
    parameters_in_a_struct();
    newton();
    op_of_ones_own();
    pictures();
}
