#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

// Slicing as in NumPy: one item for each axis, from the front.
namespace xgrad {

/// begin:end:step along an axis: every step-th element from `begin` to before `end`. Negative places count from the
/// back; places beyond the axis are cut to it; those not given are its two ends, in the step's direction. Range{} is
/// the whole axis, Range{.step = -1} the whole axis backwards.
struct Range {
    std::optional<std::int64_t> begin = {};
    std::optional<std::int64_t> end = {};
    std::int64_t step = 1;
};

/// An axis of size 1 put here.
struct NewAxis {};

/// As many whole axes as the other items leave over; at most one among the items.
struct Ellipsis {};

/// A number is a place on its axis, counted from the back if negative, and drops the axis.
using SliceItem = std::variant<std::int64_t, Range, NewAxis, Ellipsis>;

/// The elements that the items pick: slice(x, {2, Range{1, -1}, Ellipsis{}, NewAxis{}}) is x[2, 1:-1, ..., None].
/// Axes behind the last item are taken whole. x: any dtype; the derivative goes to the places picked. Throws ShapeError
/// for a place outside the axis, a step of 0, two ellipses or more items than axes.
Var slice(const Var& x, const std::vector<SliceItem>& items);

}  // namespace xgrad
