#pragma once

#include "xgrad/base/shape.hpp"

#include <cstddef>
#include <cstdint>

namespace xgrad::kernels {

/// An array seen as [outer, count, inner]: one axis with all that stands before it and all behind.
struct AxisView {
    std::int64_t outer;
    std::int64_t count;
    std::int64_t inner;
};

inline AxisView view_axis(const Shape& shape, std::size_t axis) {
    AxisView view{1, shape[axis], 1};
    for (std::size_t i = 0; i < axis; ++i) view.outer *= shape[i];
    for (std::size_t i = axis + 1; i < shape.rank(); ++i) view.inner *= shape[i];
    return view;
}

}  // namespace xgrad::kernels
