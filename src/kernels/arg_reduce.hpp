#pragma once

#include "kernels/axis_view.hpp"
#include "xgrad/base/workers.hpp"

#include <cstdint>

namespace xgrad::kernels {

/// Where along the axis the largest element stands; of equals the first, and a NaN is larger than all.
/// x: [outer, count, inner], count >= 1; y: [outer, inner].
template <class T> void argmax(const AxisView& view, const T* x, std::int64_t* y, Workers& workers);

}  // namespace xgrad::kernels
