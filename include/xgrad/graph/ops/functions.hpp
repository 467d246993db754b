#pragma once

#include "xgrad/graph/var.hpp"

// Mathematical functions, element by element. They take float32 and float64 and return their operand's shape and
// dtype; TypeError for anything else.
namespace xgrad {

Var sqrt(const Var& x);
Var exp(const Var& x);
Var expm1(const Var& x);  ///< exp(x) - 1, precise near 0
Var log(const Var& x);    ///< natural logarithm
Var log1p(const Var& x);  ///< log(1 + x), precise near 0
Var sin(const Var& x);    ///< x in radians
Var cos(const Var& x);    ///< x in radians
Var tanh(const Var& x);
Var erf(const Var& x);       ///< 2/sqrt(pi) times the integral of exp(-t^2) from 0 to x
Var sigmoid(const Var& x);   ///< 1 / (1 + exp(-x)), for x of any size
Var softplus(const Var& x);  ///< log(1 + exp(x)), for x of any size
Var relu(const Var& x);      ///< max(x, 0); derivative 0 at 0

}  // namespace xgrad
