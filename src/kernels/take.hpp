#pragma once

#include "kernels/axis_view.hpp"
#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"

#include <cstddef>
#include <cstdint>

namespace xgrad::kernels {

/// Which positions of one axis an array of indices takes, with all that stands behind each.
struct Takes {
    Shape shape;        ///< of the indices, for the place of a wrong one
    AxisView view;      ///< of the result, with the indices as its axis
    std::int64_t size;  ///< of the axis that they count along
};

/// y[o, i, j] = x[o, index[i], j]. x: [outer, size, inner]; index: [count]; y: [outer, count, inner]; elements of
/// element_bytes. Throws DataError for an index outside [0, size).
void take(const Takes& takes, const std::byte* x, const std::int64_t* index, std::byte* y,
          std::size_t element_bytes, Workers& workers);

/// y = zeros; then y[o, index[i], j] += x[o, i, j], in the order of i. x: [outer, count, inner]; index: [count];
/// y: [outer, size, inner]. Throws as take does.
template <class T>
void add_taken(const Takes& takes, const T* x, const std::int64_t* index, T* y, Workers& workers);

}  // namespace xgrad::kernels
