#pragma once

#include "kernels/axis_view.hpp"
#include "xgrad/base/workers.hpp"

#include <cstdint>

namespace xgrad::kernels {

/// The places along the axis in the order of their elements, from the smallest to the largest; equal ones keep their order
/// and NaNs come last. x, y: [outer, count, inner]. T: float, double or std::int64_t.
template <class T> void argsort(const AxisView& view, const T* x, std::int64_t* y, Workers& workers);

}  // namespace xgrad::kernels
