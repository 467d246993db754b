#include "xgrad/graph/ops/trigonometry.hpp"

#include "graph/ops/map_rule.hpp"
#include "kernels/arithmetic.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/select.hpp"

#include <cmath>

namespace xgrad {
namespace {

using kernels::Floating;
using kernels::tile;

// The product, unlike 1 - x^2, is precise near -1 and 1.
Var root_of_one_minus_square(const Var& x) { return sqrt((1 - x) * (1 + x)); }

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

const OpDef tan_def{
    .name = "tan",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (1 + square(y))}; },
    .tile = tile<1, Floating>([](auto x) { return std::tan(x); }),
};

const OpDef asin_def{
    .name = "asin",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / root_of_one_minus_square(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::asin(x); }),
};

const OpDef acos_def{
    .name = "acos",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{-g / root_of_one_minus_square(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::acos(x); }),
};

const OpDef atan_def{
    .name = "atan",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / (1 + square(y.input(0)))}; },
    .tile = tile<1, Floating>([](auto x) { return std::atan(x); }),
};

const OpDef sinh_def{
    .name = "sinh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * cosh(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::sinh(x); }),
};

const OpDef cosh_def{
    .name = "cosh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * sinh(y.input(0))}; },
    .tile = tile<1, Floating>([](auto x) { return std::cosh(x); }),
};

const OpDef tanh_def{
    .name = "tanh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (1 - square(y))}; },
    .tile = tile<1, Floating>(kernels::Tanh{}),
};

const OpDef asinh_def{
    .name = "asinh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / sqrt(1 + square(y.input(0)))}; },
    .tile = tile<1, Floating>([](auto x) { return std::asinh(x); }),
};

const OpDef acosh_def{
    .name = "acosh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / sqrt((y.input(0) - 1) * (y.input(0) + 1))}; },
    .tile = tile<1, Floating>([](auto x) { return std::acosh(x); }),
};

const OpDef atanh_def{
    .name = "atanh",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g / ((1 - y.input(0)) * (1 + y.input(0)))}; },
    .tile = tile<1, Floating>([](auto x) { return std::atanh(x); }),
};

// 1 at the origin, so that derivatives are 0 there.
Var distance(const Var& x, const Var& y) {
    const Var result = hypot(x, y);
    return where(equal(result, 0), 1, result);
}

// The distance is not squared, which could overflow or vanish.
Grads atan2_vjp(const Var& angle, const Var& g) {
    const Var y = angle.input(0);
    const Var x = angle.input(1);
    const Var r = distance(x, y);
    return {g * (x / r) / r, -g * (y / r) / r};
}

const OpDef atan2_def{
    .name = "atan2",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = atan2_vjp,
    .tile = tile<2, Floating>([](auto y, auto x) { return std::atan2(y, x); }),
};

const OpDef hypot_def{
    .name = "hypot",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp =
        [](const Var& y, const Var& g) {
            const Var r = distance(y.input(0), y.input(1));
            return Grads{g * (y.input(0) / r), g * (y.input(1) / r)};
        },
    .tile = tile<2, Floating>([](auto x, auto y) { return std::hypot(x, y); }),
};

}  // namespace

Var sin(const Var& x) { return apply(sin_def, {x}); }
Var cos(const Var& x) { return apply(cos_def, {x}); }
Var tan(const Var& x) { return apply(tan_def, {x}); }
Var asin(const Var& x) { return apply(asin_def, {x}); }
Var acos(const Var& x) { return apply(acos_def, {x}); }
Var atan(const Var& x) { return apply(atan_def, {x}); }
Var sinh(const Var& x) { return apply(sinh_def, {x}); }
Var cosh(const Var& x) { return apply(cosh_def, {x}); }
Var tanh(const Var& x) { return apply(tanh_def, {x}); }
Var asinh(const Var& x) { return apply(asinh_def, {x}); }
Var acosh(const Var& x) { return apply(acosh_def, {x}); }
Var atanh(const Var& x) { return apply(atanh_def, {x}); }
Var atan2(const Var& y, const Var& x) { return apply(atan2_def, {y, x}); }
Var hypot(const Var& x, const Var& y) { return apply(hypot_def, {x, y}); }

}  // namespace xgrad
