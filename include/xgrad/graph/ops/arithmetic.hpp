#pragma once

#include "xgrad/graph/var.hpp"

// Arithmetic, element by element, with NumPy's broadcasting: shapes are matched from the back, and axes of size 1 are
// repeated. All throw ShapeError for shapes that do not broadcast together and TypeError for operands of different
// dtypes. Numbers are float32, float64 and int64; floating is float32 and float64.
namespace xgrad {

Var operator-(const Var& x);                ///< numbers
Var operator+(const Var& a, const Var& b);  ///< numbers
Var operator-(const Var& a, const Var& b);  ///< numbers
Var operator*(const Var& a, const Var& b);  ///< numbers
Var operator/(const Var& a, const Var& b);  ///< floating

Var abs(const Var& x);     ///< numbers; derivative sign(x), so 0 at 0
Var sign(const Var& x);    ///< numbers; -1, 0 or 1
Var square(const Var& x);  ///< numbers

Var maximum(const Var& a, const Var& b);  ///< numbers; at a tie each side gets half of the cotangent
Var minimum(const Var& a, const Var& b);  ///< numbers; at a tie each side gets half of the cotangent
/// min(max(x, low), high), numbers. x has the cotangent from low to high, both included; outside it is low's or high's.
Var clip(const Var& x, const Var& low, const Var& high);

/// base^exponent, floating. As in PyTorch the derivative by the base is 0 where the exponent is 0, and the derivative
/// by the exponent is 0 where the base is 0.
Var pow(const Var& base, const Var& exponent);
inline Var power(const Var& base, const Var& exponent) { return pow(base, exponent); }

}  // namespace xgrad
