#pragma once

#include "kernels/axis_view.hpp"
#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"

#include <cstddef>
#include <cstdint>

namespace xgrad::kernels {

/// Which elements an array of indices picks along one axis.
struct Picks {
    Shape shape;        ///< of the indices, for the place of a wrong one
    AxisView view;      ///< of the indices
    std::int64_t size;  ///< of the axis that they count along
};

/// y[o, i, j] = x[o, index[o, i, j], j]. x: [outer, size, inner]; index, y: [outer, count, inner]; elements of
/// element_bytes. Throws DataError for an index outside [0, size).
void gather(const Picks& picks, const std::byte* x, const std::int64_t* index, std::byte* y,
            std::size_t element_bytes, Workers& workers);

/// y = zeros; then y[o, index[o, i, j], j] += x[o, i, j], in the order of i. x, index: [outer, count, inner];
/// y: [outer, size, inner]. Throws as gather does.
template <class T>
void scatter_add(const Picks& picks, const T* x, const std::int64_t* index, T* y, Workers& workers);

}  // namespace xgrad::kernels
