#pragma once

#include "xgrad/graph/ops/shape.hpp"

namespace xgrad {

/// What stands in the new places: one value; the element at the edge; or the elements from the edge inwards, without the
/// edge's own.
enum class PadMode { constant, edge, reflect };

/// Elements put before and after along one axis, as NumPy's pad. x: any dtype, for a `value` of its own numbers. The
/// cotangents of copies go to what was copied. Throws ShapeError for negative counts, and where the axis has too few
/// elements to copy.
Var pad(const Var& x, std::int64_t axis, std::int64_t before, std::int64_t after, PadMode mode,
        double value = 0);

}  // namespace xgrad
