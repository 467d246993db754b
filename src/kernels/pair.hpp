#pragma once

#include "xgrad/kernels/tile.hpp"

namespace xgrad::kernels {

/// outer(..., inner(...), ...) as one formula, whose value in between stays in a register: it takes outer's inputs, but in
/// the place of the one at `operand` it takes inner's. The bits are those of one formula after the other. There are such
/// formulas for floating arithmetic within arithmetic or a function of arithmetic.hpp, on this machine's best instruction
/// set; nullptr for others.
TileFunction paired(TileFunction inner, TileFunction outer, std::size_t operand);

}  // namespace xgrad::kernels
