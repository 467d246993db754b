#include "xgrad/graph/ops/select.hpp"

#include "graph/ops/map_rule.hpp"
#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

using kernels::Any;
using kernels::Booleans;
using kernels::predicate_tile;
using kernels::tile;

constexpr auto equals = [](auto a, auto b) { return a == b; };
constexpr auto differs = [](auto a, auto b) { return a != b; };
constexpr auto is_less = [](auto a, auto b) { return a < b; };
constexpr auto is_at_most = [](auto a, auto b) { return a <= b; };

template <class F> constexpr OpDef comparison(std::string_view name, F formula) {
    return {.name = name,
            .runs_as = OpClass::map,
            .shape = predicate_rule<Any>,
            .vjp = zero_derivative,
            .tile = predicate_tile<2, Any>(formula)};
}

template <class F> constexpr OpDef predicate(std::string_view name, F formula) {
    return {.name = name,
            .runs_as = OpClass::map,
            .shape = predicate_rule<Any>,
            .vjp = zero_derivative,
            .tile = predicate_tile<1, Any>(formula)};
}

const OpDef equal_def = comparison("equal", equals);
const OpDef not_equal_def = comparison("not_equal", differs);
const OpDef less_def = comparison("less", is_less);
const OpDef less_equal_def = comparison("less_equal", is_at_most);

const OpDef logical_and_def{
    .name = "logical_and",
    .runs_as = OpClass::map,
    .shape = map_rule<Booleans>,
    .vjp = zero_derivative,
    .tile = tile<2, Booleans>([](bool a, bool b) { return a && b; }),
};

const OpDef logical_or_def{
    .name = "logical_or",
    .runs_as = OpClass::map,
    .shape = map_rule<Booleans>,
    .vjp = zero_derivative,
    .tile = tile<2, Booleans>([](bool a, bool b) { return a || b; }),
};

const OpDef logical_xor_def{
    .name = "logical_xor",
    .runs_as = OpClass::map,
    .shape = map_rule<Booleans>,
    .vjp = zero_derivative,
    .tile = tile<2, Booleans>([](bool a, bool b) { return a != b; }),
};

const OpDef logical_not_def{
    .name = "logical_not",
    .runs_as = OpClass::map,
    .shape = map_rule<Booleans>,
    .vjp = zero_derivative,
    .tile = tile<1, Booleans>([](bool a) { return !a; }),
};

// x - x is 0, or a NaN where x is one or infinite.
const OpDef isnan_def = predicate("isnan", [](auto x) { return x != x; });
const OpDef isinf_def = predicate("isinf", [](auto x) { return x - x != 0 && x == x; });
const OpDef isfinite_def = predicate("isfinite", [](auto x) { return x - x == 0; });

Result where_rule(std::span<const Var> inputs, const Attributes&) {
    if (inputs[0].dtype() != Dtype::boolean)
        throw TypeError({.found = fmt::format("a condition of {}", to_string(inputs[0].dtype())),
                         .expected = "boolean",
                         .fix = "compare it: where(x > 0, a, b)"});
    const Dtype dtype = common_dtype(
        inputs.subspan(1), [](Dtype) { return true; }, name(Any{}));
    return {broadcast_all(inputs), dtype};
}

const OpDef where_def{
    .name = "where",
    .runs_as = OpClass::map,
    .shape = where_rule,
    .vjp =
        [](const Var& y, const Var& g) {
            const Var condition = y.input(0);
            return Grads{{}, where(condition, g, 0), where(condition, 0, g)};
        },
    .tile = kernels::select_tile([](bool condition, auto a, auto b) { return condition ? a : b; }),
};

template <Dtype To> Result cast_rule(std::span<const Var> inputs, const Attributes&) {
    return {inputs[0].shape(), To};
}

Grads cast_vjp(const Var& y, const Var& g) {
    const Dtype from = y.input(0).dtype();
    if (!is_floating(from)) return {Var()};
    return {cast(g, from)};
}

template <class T> constexpr OpDef cast_to(std::string_view name) {
    return {.name = name,
            .runs_as = OpClass::map,
            .shape = cast_rule<dtype_of<T>()>,
            .vjp = is_floating(dtype_of<T>()) ? cast_vjp : zero_derivative,
            .tile = kernels::cast_tile<T>()};
}

const OpDef to_float32_def = cast_to<float>("to_float32");
const OpDef to_float64_def = cast_to<double>("to_float64");
const OpDef to_int64_def = cast_to<std::int64_t>("to_int64");
const OpDef to_boolean_def = cast_to<bool>("to_boolean");

const OpDef& cast_def(Dtype dtype) {
    switch (dtype) {
        case Dtype::float32: return to_float32_def;
        case Dtype::float64: return to_float64_def;
        case Dtype::int64: return to_int64_def;
        case Dtype::boolean: break;
    }
    return to_boolean_def;
}

const OpDef stop_gradient_def{
    .name = "stop_gradient",
    .runs_as = OpClass::view,
    .shape =
        [](std::span<const Var> inputs, const Attributes&) {
            return Result{inputs[0].shape(), inputs[0].dtype()};
        },
    .vjp = zero_derivative,
};

}  // namespace

Var equal(const Var& a, const Var& b) { return apply(equal_def, {a, b}); }
Var not_equal(const Var& a, const Var& b) { return apply(not_equal_def, {a, b}); }
Var less(const Var& a, const Var& b) { return apply(less_def, {a, b}); }
Var less_equal(const Var& a, const Var& b) { return apply(less_equal_def, {a, b}); }
Var logical_and(const Var& a, const Var& b) { return apply(logical_and_def, {a, b}); }
Var logical_or(const Var& a, const Var& b) { return apply(logical_or_def, {a, b}); }
Var logical_not(const Var& a) { return apply(logical_not_def, {a}); }
Var logical_xor(const Var& a, const Var& b) { return apply(logical_xor_def, {a, b}); }
Var isnan(const Var& x) { return apply(isnan_def, {x}); }
Var isinf(const Var& x) { return apply(isinf_def, {x}); }
Var isfinite(const Var& x) { return apply(isfinite_def, {x}); }
Var where(const Var& condition, const Var& a, const Var& b) { return apply(where_def, {condition, a, b}); }
Var cast(const Var& x, Dtype dtype) { return x.dtype() == dtype ? x : apply(cast_def(dtype), {x}); }
Var stop_gradient(const Var& x) { return apply(stop_gradient_def, {x}); }

}  // namespace xgrad
