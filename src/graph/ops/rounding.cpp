#include "xgrad/graph/ops/rounding.hpp"

#include "graph/ops/map_rule.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/select.hpp"

#include <cmath>
#include <cstdint>

namespace xgrad {
namespace {

using kernels::Floating;
using kernels::Numbers;
using kernels::tile;

template <class F> constexpr OpDef rounding(std::string_view name, F formula) {
    return {.name = name,
            .runs_as = OpClass::map,
            .shape = map_rule<Floating>,
            .vjp = zero_derivative,
            .tile = tile<1, Floating>(formula)};
}

constexpr auto to_floor = [](auto x) { return std::floor(x); };
constexpr auto to_ceil = [](auto x) { return std::ceil(x); };
constexpr auto to_trunc = [](auto x) { return std::trunc(x); };
constexpr auto to_nearest = [](auto x) { return std::nearbyint(x); };

const OpDef floor_def = rounding("floor", to_floor);
const OpDef ceil_def = rounding("ceil", to_ceil);
const OpDef trunc_def = rounding("trunc", to_trunc);
const OpDef round_def = rounding("round", to_nearest);

// C's remainder, defined for every integer divisor: by -1 even where the quotient overflows.
template <class T> T truncated_remainder(T a, T b) {
    if constexpr (std::is_floating_point_v<T>) return std::fmod(a, b);
    else return b == 0 || b == -1 ? 0 : a % b;
}

// Whether the quotient rounded down is one less than that rounded towards 0, which left this remainder.
template <class T> bool rounds_down(T rest, T b) { return rest != 0 && (rest < 0) != (b < 0); }

// A remainder of 0 has the divisor's sign too.
template <class T> T floored_remainder(T a, T b) {
    const T rest = truncated_remainder(a, b);
    if constexpr (std::is_floating_point_v<T>)
        if (rest == 0) return std::copysign(rest, b);
    return rounds_down(rest, b) ? rest + b : rest;
}

std::int64_t floored_quotient(std::int64_t a, std::int64_t b) {
    if (b == 0) return 0;
    if (b == -1) return static_cast<std::int64_t>(0 - static_cast<std::uint64_t>(a));
    return a / b - (rounds_down(a % b, b) ? 1 : 0);
}

// (a - rest) / b is a whole number but for its last bits.
template <class T> T floored_quotient(T a, T b) {
    if (b == 0) return a / b;
    const T rest = std::fmod(a, b);
    const T quotient = std::nearbyint((a - rest) / b) - (rounds_down(rest, b) ? 1 : 0);
    return quotient == 0 ? std::copysign(quotient, a / b) : quotient;
}

const OpDef floor_divide_def{
    .name = "floor_divide",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp = zero_derivative,
    .tile = tile<2, Numbers>([](auto a, auto b) { return floored_quotient(a, b); }),
};

const OpDef remainder_def{
    .name = "remainder",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var& y, const Var& g) {
            return Grads{g, -g * floor_divide(y.input(0), y.input(1))};
        },
    .tile = tile<2, Numbers>([](auto a, auto b) { return floored_remainder(a, b); }),
};

// a / b, rounded, could be the neighbour of the quotient that left the remainder y.
const OpDef fmod_def{
    .name = "fmod",
    .runs_as = OpClass::map,
    .shape = map_rule<Numbers>,
    .vjp =
        [](const Var& y, const Var& g) {
            return Grads{g, -g * round((y.input(0) - y) / y.input(1))};
        },
    .tile = tile<2, Numbers>([](auto a, auto b) { return truncated_remainder(a, b); }),
};

}  // namespace

Var floor(const Var& x) { return apply(floor_def, {x}); }
Var ceil(const Var& x) { return apply(ceil_def, {x}); }
Var trunc(const Var& x) { return apply(trunc_def, {x}); }
Var round(const Var& x) { return apply(round_def, {x}); }
Var floor_divide(const Var& a, const Var& b) { return apply(floor_divide_def, {a, b}); }
Var remainder(const Var& a, const Var& b) { return apply(remainder_def, {a, b}); }
Var fmod(const Var& a, const Var& b) { return apply(fmod_def, {a, b}); }

}  // namespace xgrad
