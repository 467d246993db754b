#pragma once

#include "xgrad/graph/var.hpp"

namespace xgrad {

/// x, if y is x with its last two axes exchanged and no others moved; else empty.
Var matrices_of_transposed(const Var& y);

}  // namespace xgrad
