#pragma once

#include "xgrad/graph/var.hpp"

// Powers, exponentials, logarithms and the error function, element by element. They take float32 and float64 and return
// their operand's shape and dtype; TypeError for anything else.
namespace xgrad {

Var sqrt(const Var& x);
Var rsqrt(const Var& x);  ///< 1 / sqrt(x)
Var cbrt(const Var& x);   ///< cube root, of any sign; derivative infinite at 0
Var exp(const Var& x);
Var exp2(const Var& x);   ///< 2^x
Var expm1(const Var& x);  ///< exp(x) - 1, precise near 0
Var log(const Var& x);    ///< natural logarithm
Var log2(const Var& x);
Var log10(const Var& x);
Var log1p(const Var& x);  ///< log(1 + x), precise near 0
Var erf(const Var& x);    ///< 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x
Var erfc(const Var& x);   ///< 1 - erf(x), precise where erf is near 1

}  // namespace xgrad
