#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>

// Diagonals and triangles of matrices. Diagonal `offset` holds the elements whose column is their row plus offset: 0 is
// the main one, positive ones lie above. They take any dtype, and have the derivative of what they keep. All throw
// ShapeError for an array of too low a rank.
namespace xgrad {

/// A diagonal of the matrices in two axes, as the last axis of the result: [..., rows, columns] -> [..., count]; it is
/// empty for an offset beyond the matrix.
Var diagonal(const Var& x, std::int64_t offset = 0, std::int64_t row_axis = -2,
             std::int64_t column_axis = -1);

/// Of a vector the square matrix that has it as that diagonal and zeros elsewhere; of a matrix that diagonal.
Var diag(const Var& x, std::int64_t offset = 0);

/// The matrices in the last two axes with zeros above that diagonal.
Var tril(const Var& x, std::int64_t offset = 0);
/// The matrices in the last two axes with zeros below that diagonal.
Var triu(const Var& x, std::int64_t offset = 0);

}  // namespace xgrad
