#include "xgrad/graph/ops/arithmetic.hpp"

#include "graph/ops/map_rule.hpp"
#include "kernels/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <cmath>
#include <functional>

// A map's derivative is written as if nothing were broadcast: the reverse sweep sums each cotangent to its input's shape.
namespace xgrad {
namespace {

using kernels::Floating;
using kernels::Numbers;
using kernels::tile;

// Whether a constant has that value everywhere.
bool is_constant(const Var& v, double value) {
    if (&v.op() != &constant_def) return false;
    const Array& array = v.attributes().get<ConstantAttributes>().value;
    for (std::int64_t i = 0; i < array.size(); ++i)
        if (array.at(i) != value || std::signbit(array.at(i)) != std::signbit(value)) return false;
    return true;
}

// The input that y equals if the other one is neutral, and its own shape and dtype are y's.
Var unless_neutral(const Var& y, std::size_t input, double neutral) {
    const Var x = y.input(1 - input);
    return is_constant(y.input(input), neutral) && x.shape() == y.shape() ? x : Var();
}

Var negated(const Var& y, std::size_t input);

const OpDef negative_def{
    .name = "negative",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = [](const Var&, const Var& g) { return Grads{-g}; },
    .tile = tile<1, Numbers>(kernels::Negative{}),
    .simpler = [](const Var& y) { return negated(y, 0); },
};

// x, if that input of y is -x and has y's shape.
Var negated(const Var& y, std::size_t input) {
    const Var x = y.input(input);
    return &x.op() == &negative_def && x.shape() == y.shape() ? x.input(0) : Var();
}

Var first_of(const Var& a, const Var& b) { return a.empty() ? b : a; }

// A product or quotient of negatives with its sign outside, where a sum can take it up. Rounding knows no signs; only a
// NaN's own may come out otherwise.
template <class Op> Var sign_outside(const Var& y, const Op& op) {
    const Var a = negated(y, 0);
    const Var b = negated(y, 1);
    if (a.empty() && b.empty()) return {};
    const Var unsigned_y = op(first_of(a, y.input(0)), first_of(b, y.input(1)));
    return a.empty() || b.empty() ? -unsigned_y : unsigned_y;
}

const OpDef add_def{
    .name = "add",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var&, const Var& g) {
            return Grads{g, g};
        },
    .tile = tile<2, Numbers>(kernels::Add{}),
    .simpler =
        [](const Var& y) {
            const Var a = negated(y, 0);
            const Var b = negated(y, 1);
            if (!b.empty()) return y.input(0) - b;
            return a.empty() ? Var() : y.input(1) - a;
        },
};

const OpDef subtract_def{
    .name = "subtract",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var&, const Var& g) {
            return Grads{g, -g};
        },
    .tile = tile<2, Numbers>(kernels::Subtract{}),
    .simpler =
        [](const Var& y) {
            const Var b = negated(y, 1);
            return b.empty() ? unless_neutral(y, 1, 0) : y.input(0) + b;  // but -0 + 0 is not -0
        },
};

const OpDef multiply_def{
    .name = "multiply",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var& y, const Var& g) {
            return Grads{g * y.input(1), g * y.input(0)};
        },
    .tile = tile<2, Numbers>(kernels::Multiply{}),
    .simpler =
        [](const Var& y) {
            const Var factor = first_of(unless_neutral(y, 1, 1), unless_neutral(y, 0, 1));
            return factor.empty() ? sign_outside(y, std::multiplies<>()) : factor;
        },
};

const OpDef divide_def{
    .name = "divide",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp =
        [](const Var& y, const Var& g) {
            return Grads{g / y.input(1), -g * y / y.input(1)};
        },
    .tile = tile<2, Floating>(kernels::Divide{}),
    .simpler =
        [](const Var& y) {
            const Var dividend = unless_neutral(y, 1, 1);
            return dividend.empty() ? sign_outside(y, std::divides<>()) : dividend;
        },
};

const OpDef abs_def{
    .name = "abs",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * sign(y.input(0))}; },
    .tile = tile<1, Numbers>([](auto x) { return std::abs(x); }),
};

const OpDef sign_def{
    .name = "sign",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = zero_derivative,
    .tile = tile<1, Numbers>([](auto x) { return (x > 0) - (x < 0); }),
};

const OpDef square_def{
    .name = "square",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = [](const Var& y, const Var& g) { return Grads{g * (2 * y.input(0))}; },
    .tile = tile<1, Numbers>(kernels::Square{}),
};

// The part of the cotangent that goes to `winner`: all of it where it wins, half at a tie.
Var share(const Var& wins, const Var& ties, const Var& g) { return where(wins, g, where(ties, 0.5 * g, 0)); }

// A NaN on either side stays.
template <class T> T larger(T a, T b) { return a > b || a != a ? a : b; }
template <class T> T smaller(T a, T b) { return a < b || a != a ? a : b; }

const OpDef maximum_def{
    .name = "maximum",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var& y, const Var& g) {
            const Var a = y.input(0);
            const Var b = y.input(1);
            return Grads{share(a > b, equal(a, b), g), share(b > a, equal(a, b), g)};
        },
    .tile = tile<2, Numbers>([](auto a, auto b) { return larger(a, b); }),
};

const OpDef minimum_def{
    .name = "minimum",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var& y, const Var& g) {
            const Var a = y.input(0);
            const Var b = y.input(1);
            return Grads{share(a < b, equal(a, b), g), share(b < a, equal(a, b), g)};
        },
    .tile = tile<2, Numbers>([](auto a, auto b) { return smaller(a, b); }),
};

// As in PyTorch: where the bounds cross, high has it all; where they meet, low has none.
Grads clip_vjp(const Var& y, const Var& g) {
    const Var x = y.input(0);
    const Var low = y.input(1);
    const Var high = y.input(2);
    const Var inside = logical_and(low <= x, x <= high);
    const Var below = logical_and(x < low, low < high);
    const Var above = logical_or(x > high, low > high);
    return {where(inside, g, 0), where(below, g, 0), where(above, g, 0)};
}

const OpDef clip_def{
    .name = "clip",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = clip_vjp,
    .tile = tile<3, Numbers>([](auto x, auto low, auto high) { return smaller(larger(x, low), high); }),
};

// The logarithm is taken of 1 where the base is 0, so that no infinity enters a product, in any order of derivative.
Grads pow_vjp(const Var& y, const Var& g) {
    const Var base = y.input(0);
    const Var exponent = y.input(1);
    const Var by_base = where(equal(exponent, 0), 0, g * exponent * pow(base, exponent - 1));
    const Var by_exponent = g * y * log(where(equal(base, 0), 1, base));
    return {by_base, by_exponent};
}

const OpDef pow_def{
    .name = "pow",
    .runs_as = OpClass::map,
    .shape = map_rule<Floating>,
    .vjp = pow_vjp,
    .tile = tile<2, Floating>([](auto base, auto exponent) { return std::pow(base, exponent); }),
};

}  // namespace

Var operator-(const Var& x) { return apply(negative_def, {x}); }
Var operator+(const Var& a, const Var& b) { return apply(add_def, {a, b}); }
Var operator-(const Var& a, const Var& b) { return apply(subtract_def, {a, b}); }
Var operator*(const Var& a, const Var& b) { return apply(multiply_def, {a, b}); }
Var operator/(const Var& a, const Var& b) { return apply(divide_def, {a, b}); }
Var abs(const Var& x) { return apply(abs_def, {x}); }
Var sign(const Var& x) { return apply(sign_def, {x}); }
Var square(const Var& x) { return apply(square_def, {x}); }
Var maximum(const Var& a, const Var& b) { return apply(maximum_def, {a, b}); }
Var minimum(const Var& a, const Var& b) { return apply(minimum_def, {a, b}); }
Var clip(const Var& x, const Var& low, const Var& high) { return apply(clip_def, {x, low, high}); }
Var pow(const Var& base, const Var& exponent) { return apply(pow_def, {base, exponent}); }

}  // namespace xgrad
