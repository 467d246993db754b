#include "xgrad/graph/ops/activations.hpp"

#include "graph/ops/map_rule.hpp"
#include "kernels/arithmetic.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/trigonometry.hpp"

#include <cmath>
#include <numbers>

namespace xgrad {
namespace {

using kernels::Floating;
using kernels::tile;

const OpDef sigmoid_def{
    .name = "sigmoid",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (y * (1 - y))}; },
    .tile = tile<1, Floating>(kernels::Sigmoid{}),
};

const OpDef softplus_def{
    .name = "softplus",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * sigmoid(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return (x > 0 ? x : 0) + std::log1p(std::exp(-std::abs(x))); }),
};

// The cotangent of relu's input: g where relu's result y is positive, else 0. One formula, as every step comes by here.
Var relu_gradient(const Var& y, const Var& g);

const OpDef relu_gradient_def{
    .name = "relu_gradient",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp =
        [](const Var& v, const Var& g) {
            return Grads{Var(), relu_gradient(v.input(0), g)};
        },
    .tile = tile<2, Floating>([](auto y, auto g) { return y > 0 ? g : 0; }),
};

Var relu_gradient(const Var& y, const Var& g) { return apply(relu_gradient_def, {y, g}); }

const OpDef relu_def{
    .name = "relu",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{relu_gradient(y, g)}; },
    .tile = tile<1, Floating>(kernels::Relu{}),
};

}  // namespace

Var sigmoid(const Var& x) { return apply(sigmoid_def, {x}); }
Var log_sigmoid(const Var& x) { return -softplus(-x); }
Var softplus(const Var& x) { return apply(softplus_def, {x}); }
Var relu(const Var& x) { return apply(relu_def, {x}); }
Var relu6(const Var& x) { return where(x >= 6, 6, relu(x)); }

Var leaky_relu(const Var& x, double slope) { return where(x > 0, x, slope * x); }

// The exponential is taken of min(x, 0), so that a large x makes no infinity on the side that is not taken.
Var elu(const Var& x, double alpha) { return where(x > 0, x, alpha * expm1(where(x > 0, 0, x))); }

// Source of the numbers: the solution of the paper's equations 4 and 5 for mean 0 and variance 1, in double.
Var selu(const Var& x) { return 1.0507009873554805 * elu(x, 1.6732632423543772); }

Var gelu(const Var& x, GeluForm form) {
    if (form == GeluForm::exact) return 0.5 * x * (1 + erf(x * (1 / std::numbers::sqrt2)));
    // tanh is 1 or -1 to the last bit well before |x| = 16: the bound changes nothing but keeps the cube finite.
    const Var bounded = minimum(maximum(x, -16), 16);
    const double scale = std::sqrt(2 / std::numbers::pi);
    return 0.5 * x * (1 + tanh(scale * (bounded + 0.044715 * bounded * square(bounded))));
}

Var silu(const Var& x) { return x * sigmoid(x); }
Var mish(const Var& x) { return x * tanh(softplus(x)); }

}  // namespace xgrad
