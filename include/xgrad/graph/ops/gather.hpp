#pragma once

#include "xgrad/graph/var.hpp"

namespace xgrad {

/// Picks along one axis: y[i][j] = x[index[i][j]][j] for axis 0 of rank 2, and so on. index: int64, of x's rank, with
/// x's size in every axis but that one. x: any dtype. Throws ShapeError when traced; DataError when run with an
/// index outside [0, size of the axis).
Var gather(const Var& x, const Var& index, std::int64_t axis);

/// Under NumPy's name.
inline Var take_along_axis(const Var& x, const Var& index, std::int64_t axis) {
    return gather(x, index, axis);
}

/// What stands at those places of an axis, for indices of any shape: the axis gives way to the index's axes, so that
/// take(x, index, 0)[i, j, ...] = x[index[i, j], ...]. index: int64. x: any dtype. Throws as gather does.
Var take(const Var& x, const Var& index, std::int64_t axis = 0);

/// The reverse of gather: zeros of shape index.shape() but `size` along the axis, with each element of x added at its
/// index, in order. x floating, of index's shape. Throws as gather does.
Var scatter_add(const Var& x, const Var& index, std::int64_t axis, std::int64_t size);

/// 1 where the label stands, else 0: labels [...] int64 -> [..., classes] of that floating dtype. A label outside
/// [0, classes) gives zeros.
Var one_hot(const Var& labels, std::int64_t classes, Dtype dtype);

}  // namespace xgrad
