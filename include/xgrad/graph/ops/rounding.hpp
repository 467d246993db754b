#pragma once

#include "xgrad/graph/var.hpp"

// Rounding to whole numbers, and division with a remainder, element by element.
namespace xgrad {

// Of float32 and float64, with the operand's dtype (cast converts to integers); TypeError for anything else.
// Derivative zero.
Var floor(const Var& x);  ///< down
Var ceil(const Var& x);   ///< up
Var trunc(const Var& x);  ///< towards 0
Var round(const Var& x);  ///< to the nearest, of two to the even one: 0.5 gives 0, 1.5 gives 2

// Two operands broadcast and throw as in arithmetic.hpp. An integer by 0 gives 0, a floating number NaN (its quotient
// an infinity). The derivative by a is 1, by b minus the whole quotient; floor_divide's are zero.
Var floor_divide(const Var& a,
                 const Var& b);  ///< numbers; floor(a / b) without its rounding error; Python's //
Var remainder(const Var& a,
              const Var& b);           ///< numbers; a - b floor(a / b), of b's sign; NumPy's and Python's %
Var fmod(const Var& a, const Var& b);  ///< numbers; a - b trunc(a / b), of a's sign; C's fmod and %

}  // namespace xgrad
