#pragma once

#include "kernels/axis_view.hpp"
#include "xgrad/base/workers.hpp"

namespace xgrad::kernels {

/// y_i = exp(x_i - max x) / sum_j exp(x_j - max x) over the middle axis. x, y: [outer, count, inner], count >= 1.
template <class T> void softmax(const AxisView& view, const T* x, T* y, Workers& workers);

/// y_i = (x_i - max x) - log(sum_j exp(x_j - max x)), likewise.
template <class T> void log_softmax(const AxisView& view, const T* x, T* y, Workers& workers);

}  // namespace xgrad::kernels
