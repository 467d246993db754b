#pragma once

#include "xgrad/graph/var.hpp"

#include <concepts>
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

/// How another library's slice is one of ours: a specialization has `static SliceItem convert(const T&)`. The one for
/// xtensor's stands in xgrad/transform/xslice.hpp.
template <class T> struct AsSliceItem;

class SliceItem;
template <class T> concept ForeignSliceItem = requires(const T& item) {
    { AsSliceItem<T>::convert(item) } -> std::same_as<SliceItem>;
};

/// One of the above, or a number: a place on its axis, counted from the back if negative, which drops the axis.
class SliceItem {
public:
    using Variant = std::variant<std::int64_t, Range, NewAxis, Ellipsis>;

    // NOLINTBEGIN(google-explicit-constructor): so that slice(x, {2, Range{1, 3}}) works
    template <std::integral I> SliceItem(I place) : item_(static_cast<std::int64_t>(place)) {}
    SliceItem(const Range& range) : item_(range) {}
    SliceItem(NewAxis item) : item_(item) {}
    SliceItem(Ellipsis item) : item_(item) {}
    template <ForeignSliceItem T> SliceItem(const T& item) : SliceItem(AsSliceItem<T>::convert(item)) {}
    // NOLINTEND(google-explicit-constructor)

    const Variant& get() const noexcept { return item_; }

private:
    Variant item_;
};

/// The elements that the items pick: slice(x, {2, Range{1, -1}, Ellipsis{}, NewAxis{}}) is x[2, 1:-1, ..., None] in
/// Python.
/// Axes behind the last item are taken whole. x: any dtype; the derivative goes to the places picked. Throws ShapeError
/// for a place outside the axis, a step of 0, two ellipses or more items than axes.
Var slice(const Var& x, const std::vector<SliceItem>& items);

}  // namespace xgrad
