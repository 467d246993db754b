#pragma once

#include "xgrad/graph/var.hpp"

// Trigonometric and hyperbolic functions and their inverses, element by element. They take float32 and float64 and
// return their operand's shape and dtype; TypeError for anything else. Angles are in radians.
namespace xgrad {

Var sin(const Var& x);
Var cos(const Var& x);
Var tan(const Var& x);
Var asin(const Var& x);  ///< in [-pi/2, pi/2]; NaN outside [-1, 1]
Var acos(const Var& x);  ///< in [0, pi]; NaN outside [-1, 1]
Var atan(const Var& x);  ///< in [-pi/2, pi/2]

Var sinh(const Var& x);
Var cosh(const Var& x);
Var tanh(const Var& x);
Var asinh(const Var& x);
Var acosh(const Var& x);  ///< NaN below 1
Var atanh(const Var& x);  ///< infinite at -1 and 1, NaN beyond

// A point's polar coordinates. Two operands broadcast as in arithmetic.hpp. The derivatives at the origin are 0.
Var atan2(const Var& y, const Var& x);  ///< the angle of the point (x, y) in [-pi, pi]
Var hypot(const Var& x, const Var& y);  ///< sqrt(x^2 + y^2), of numbers of any size

}  // namespace xgrad
