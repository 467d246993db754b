#pragma once

#include "xgrad/graph/var.hpp"

// Conditions and choices, element by element, with broadcasting as in arithmetic.hpp. Conditions are booleans and
// have derivative zero.
namespace xgrad {

// Comparisons of two operands of one dtype. Equality has no operator: == on handles would be taken for identity.
Var equal(const Var& a, const Var& b);
Var not_equal(const Var& a, const Var& b);
Var less(const Var& a, const Var& b);
Var less_equal(const Var& a, const Var& b);
inline Var greater(const Var& a, const Var& b) { return less(b, a); }
inline Var greater_equal(const Var& a, const Var& b) { return less_equal(b, a); }
inline Var operator<(const Var& a, const Var& b) { return less(a, b); }
inline Var operator<=(const Var& a, const Var& b) { return less_equal(a, b); }
inline Var operator>(const Var& a, const Var& b) { return less(b, a); }
inline Var operator>=(const Var& a, const Var& b) { return less_equal(b, a); }

Var logical_and(const Var& a, const Var& b);
Var logical_or(const Var& a, const Var& b);
Var logical_xor(const Var& a, const Var& b);
Var logical_not(const Var& a);

// Of any dtype; integers and booleans are finite.
Var isnan(const Var& x);
Var isinf(const Var& x);
Var isfinite(const Var& x);

/// a where the condition holds, else b; a and b of one dtype. The side that is not taken gets cotangent 0; where its
/// own derivative is infinite that makes a NaN, so give it a harmless argument there.
Var where(const Var& condition, const Var& a, const Var& b);

/// x in another dtype; booleans become 0 and 1. Differentiable between floating dtypes.
Var cast(const Var& x, Dtype dtype);

/// The same value, through which no gradient passes.
Var stop_gradient(const Var& x);

}  // namespace xgrad
