#include "xgrad/graph/ops/functions.hpp"

#include "graph/ops/map_rule.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/select.hpp"

#include <cmath>
#include <numbers>

namespace xgrad {
namespace {

using kernels::Floating;
using kernels::tile;

const OpDef sqrt_def{
    .name = "sqrt",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (2 * y)}; },
    .tile = tile<1, Floating>([](auto x) { return std::sqrt(x); }),
};

const OpDef exp_def{
    .name = "exp",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * y}; },
    .tile = tile<1, Floating>([](auto x) { return std::exp(x); }),
};

const OpDef expm1_def{
    .name = "expm1",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (y + 1)}; },
    .tile = tile<1, Floating>([](auto x) { return std::expm1(x); }),
};

const OpDef log_def{
    .name = "log",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / y.input(0)}; },
    .tile = tile<1, Floating>([](auto x) { return std::log(x); }),
};

const OpDef log1p_def{
    .name = "log1p",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (1 + y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::log1p(x); }),
};

const OpDef sin_def{
    .name = "sin",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * cos(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::sin(x); }),
};

const OpDef cos_def{
    .name = "cos",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{-g * sin(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::cos(x); }),
};

const OpDef tanh_def{
    .name = "tanh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (1 - square(y))}; },
    .tile = tile<1, Floating>([](auto x) { return std::tanh(x); }),
};

const OpDef erf_def{
    .name = "erf",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y,
              const Var& g) { return Grads{g * (2 * std::numbers::inv_sqrtpi * exp(-square(y.input(0))))}; },
    .tile = tile<1, Floating>([](auto x) { return std::erf(x); }),
};

const OpDef sigmoid_def{
    .name = "sigmoid",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (y * (1 - y))}; },
    .tile = tile<1, Floating>([](auto x) { return 1 / (1 + std::exp(-x)); }),  // an infinite exp gives 0
};

const OpDef softplus_def{
    .name = "softplus",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * sigmoid(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return (x > 0 ? x : 0) + std::log1p(std::exp(-std::abs(x))); }),
};

const OpDef relu_def{
    .name = "relu",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{where(y > 0, g, 0)}; },
    .tile = tile<1, Floating>([](auto x) { return x > 0 || x != x ? x : 0; }),  // a NaN stays one
};

}  // namespace

Var sqrt(const Var& x) { return apply(sqrt_def, {x}); }
Var exp(const Var& x) { return apply(exp_def, {x}); }
Var expm1(const Var& x) { return apply(expm1_def, {x}); }
Var log(const Var& x) { return apply(log_def, {x}); }
Var log1p(const Var& x) { return apply(log1p_def, {x}); }
Var sin(const Var& x) { return apply(sin_def, {x}); }
Var cos(const Var& x) { return apply(cos_def, {x}); }
Var tanh(const Var& x) { return apply(tanh_def, {x}); }
Var erf(const Var& x) { return apply(erf_def, {x}); }
Var sigmoid(const Var& x) { return apply(sigmoid_def, {x}); }
Var softplus(const Var& x) { return apply(softplus_def, {x}); }
Var relu(const Var& x) { return apply(relu_def, {x}); }

}  // namespace xgrad
