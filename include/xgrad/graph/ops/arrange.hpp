#pragma once

#include "xgrad/graph/ops/shape.hpp"

#include <initializer_list>
#include <span>
#include <vector>

// More ways to arrange elements, made of those in shape.hpp. They take and return any dtype, throw ShapeError for an
// axis out of range or named twice, and have the derivative of what they move.
namespace xgrad {

/// Two axes exchanged.
Var swapaxes(const Var& x, std::int64_t first, std::int64_t second);
/// Axes put at other positions; the rest keep their order. Throws ShapeError unless `from` and `to` are equally many.
Var moveaxis(const Var& x, const Axes& from, const Axes& to);
inline Var moveaxis(const Var& x, std::int64_t from, std::int64_t to) {
    return moveaxis(x, Axes{from}, Axes{to});
}
/// Axes of size 1 taken away; by default all of them. Throws ShapeError for an axis of another size.
Var squeeze(const Var& x, const Axes& axes = {});

/// Axes backwards; by default all of them.
Var flip(const Var& x, const Axes& axes = {});
/// Elements moved by `shift` places to the back (to the front if negative), those that leave the axis coming in at its
/// other end. Without an axis along the array in row-major order.
Var roll(const Var& x, std::int64_t shift, std::int64_t axis);
Var roll(const Var& x, std::int64_t shift);

/// Each element `count` times in a row along the axis: 1, 1, 2, 2. Throws ShapeError for a negative count.
Var repeat(const Var& x, std::int64_t count, std::int64_t axis);
/// Position i of the axis counts[i] times in a row. Throws ShapeError unless there is one count for each.
Var repeat(const Var& x, const std::vector<std::int64_t>& counts, std::int64_t axis);
/// The whole array counts[i] times along axis i: 1, 2, 1, 2. Axes and counts are matched from the back, and 1s put in
/// front of the shorter. Throws ShapeError for a negative count.
Var tile(const Var& x, const std::vector<std::int64_t>& counts);

/// Arrays of one shape, one after the other along a new axis at position `axis` of the result. Throws ShapeError.
Var stack(std::span<const Var> parts, std::int64_t axis = 0);
Var stack(std::initializer_list<Var> parts, std::int64_t axis = 0);
Var concatenate(std::initializer_list<Var> parts, std::int64_t axis);

/// Equal parts, one after the other along the axis. Throws ShapeError unless `parts` >= 1 divides the axis's size.
std::vector<Var> split(const Var& x, std::int64_t parts, std::int64_t axis = 0);
/// Parts that begin at 0 and at each of the places: one more than there are places. Throws ShapeError unless the
/// places ascend from 0 to the axis's size; equal neighbours give an empty part.
std::vector<Var> split_at(const Var& x, const std::vector<std::int64_t>& places, std::int64_t axis = 0);

}  // namespace xgrad
