#pragma once

#include "xgrad/kernels/fold.hpp"

namespace xgrad::kernels {

/// The fold of all elements, with the bits of reduce() over all axes. Combine: Sum, Max or Min; T: float, double or
/// std::int64_t.
template <class Combine, class T> Fold fold_of();

}  // namespace xgrad::kernels
