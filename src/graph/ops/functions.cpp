#include "xgrad/graph/ops/functions.hpp"

#include "graph/ops/map_rule.hpp"
#include "kernels/arithmetic.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"

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

const OpDef cbrt_def{
    .name = "cbrt",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (3 * square(y))}; },
    .tile = tile<1, Floating>([](auto x) { return std::cbrt(x); }),
};

const OpDef exp_def{
    .name = "exp",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * y}; },
    .tile = tile<1, Floating>(kernels::Exp{}),
};

const OpDef exp2_def{
    .name = "exp2",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (std::numbers::ln2 * y)}; },
    .tile = tile<1, Floating>([](auto x) { return std::exp2(x); }),
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
    .tile = tile<1, Floating>(kernels::Log{}),
};

const OpDef log2_def{
    .name = "log2",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (std::numbers::ln2 * y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::log2(x); }),
};

const OpDef log10_def{
    .name = "log10",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (std::numbers::ln10 * y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::log10(x); }),
};

const OpDef log1p_def{
    .name = "log1p",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (1 + y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::log1p(x); }),
};

const OpDef erf_def{
    .name = "erf",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y,
              const Var& g) { return Grads{g * (2 * std::numbers::inv_sqrtpi * exp(-square(y.input(0))))}; },
    .tile = tile<1, Floating>([](auto x) { return std::erf(x); }),
};

const OpDef erfc_def{
    .name = "erfc",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y,
              const Var& g) { return Grads{g * (-2 * std::numbers::inv_sqrtpi * exp(-square(y.input(0))))}; },
    .tile = tile<1, Floating>([](auto x) { return std::erfc(x); }),
};

}  // namespace

Var sqrt(const Var& x) { return apply(sqrt_def, {x}); }
Var cbrt(const Var& x) { return apply(cbrt_def, {x}); }
Var exp(const Var& x) { return apply(exp_def, {x}); }
Var exp2(const Var& x) { return apply(exp2_def, {x}); }
Var expm1(const Var& x) { return apply(expm1_def, {x}); }
Var log(const Var& x) { return apply(log_def, {x}); }
Var log2(const Var& x) { return apply(log2_def, {x}); }
Var log10(const Var& x) { return apply(log10_def, {x}); }
Var log1p(const Var& x) { return apply(log1p_def, {x}); }
Var erf(const Var& x) { return apply(erf_def, {x}); }
Var erfc(const Var& x) { return apply(erfc_def, {x}); }
Var rsqrt(const Var& x) { return 1 / sqrt(x); }

}  // namespace xgrad
