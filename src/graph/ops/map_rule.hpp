#pragma once

#include "xgrad/graph/op.hpp"

// Shape rules of maps: operands of one dtype that broadcast together.
namespace xgrad {

/// The shape to which all inputs broadcast. Throws ShapeError.
Shape broadcast_all(std::span<const Var> inputs);
/// The common dtype. Throws TypeError, with what the op takes, if dtypes differ or `takes` says no.
Dtype common_dtype(std::span<const Var> inputs, bool (*takes)(Dtype), std::string_view what_it_takes);

inline bool takes(kernels::Floating, Dtype dtype) { return is_floating(dtype); }
inline bool takes(kernels::Numbers, Dtype dtype) { return dtype != Dtype::boolean; }
inline bool takes(kernels::Booleans, Dtype dtype) { return dtype == Dtype::boolean; }
inline bool takes(kernels::Any, Dtype) { return true; }
inline std::string_view name(kernels::Floating) { return "float32 or float64"; }
inline std::string_view name(kernels::Numbers) { return "numbers"; }
inline std::string_view name(kernels::Booleans) { return "boolean"; }
inline std::string_view name(kernels::Any) { return "any dtype"; }

/// The rule of f(T...) -> T for the dtypes of the set.
template <class Set> Result map_rule(std::span<const Var> inputs, const Attributes&) {
    const Dtype dtype = common_dtype(
        inputs, [](Dtype d) { return takes(Set{}, d); }, name(Set{}));
    return {broadcast_all(inputs), dtype};
}

/// The rule of f(T...) -> bool.
template <class Set> Result predicate_rule(std::span<const Var> inputs, const Attributes& attributes) {
    return {map_rule<Set>(inputs, attributes).shape, Dtype::boolean};
}

}  // namespace xgrad
