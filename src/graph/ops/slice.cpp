#include "xgrad/graph/ops/slice.hpp"

#include "graph/ops/located.hpp"
#include "graph/ops/places.hpp"
#include "kernels/copy.hpp"
#include "xgrad/graph/op.hpp"
#include "xgrad/graph/ops/shape.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad {
namespace {

using kernels::StridedCopy;

// The places of every axis of `whole`.
struct PickAttributes {
    Shape whole;
    std::vector<Places> axes;
    bool operator==(const PickAttributes&) const = default;
};

std::string describe(const PickAttributes& attributes) {
    std::string text = "shape=" + to_string(attributes.whole) + ", places=[";
    for (const Places& axis : attributes.axes) {
        if (text.back() != '[') text += ", ";
        text += fmt::format("{} by {} from {}", axis.count, axis.step, axis.begin);
    }
    return text + "]";
}

Result pick_rule(std::span<const Var> inputs, const Attributes& attributes) {
    Shape shape;
    for (const Places& axis : attributes.get<PickAttributes>().axes) shape.push_back(axis.count);
    return {shape, inputs[0].dtype()};
}

Result put_rule(std::span<const Var> inputs, const Attributes& attributes) {
    return {attributes.get<PickAttributes>().whole, inputs[0].dtype()};
}

// How the picked elements lie in the whole.
struct Lie {
    std::int64_t start = 0;
    Strides strides{};
};

Lie lie_of(const PickAttributes& pick) {
    const Strides strides = row_major_strides(pick.whole);
    Lie lie;
    for (std::size_t i = 0; i < pick.axes.size(); ++i) {
        lie.start += pick.axes[i].begin * strides[i];
        lie.strides[i] = pick.axes[i].step * strides[i];
    }
    return lie;
}

Kernel pick_kernel(const Var& y) {
    const Lie lie = lie_of(y.attributes().get<PickAttributes>());
    const std::size_t bytes = size_of(y.dtype());
    return
        [copy = StridedCopy(y.shape(), lie.strides, row_major_strides(y.shape()), bytes),
         start = static_cast<std::size_t>(lie.start) * bytes](std::byte* const* operands, Workers& workers) {
            copy(operands[0] + start, operands[1], workers);
        };
}

Kernel put_kernel(const Var& y) {
    const Lie lie = lie_of(y.attributes().get<PickAttributes>());
    const Shape& part = y.input(0).shape();
    const std::size_t bytes = size_of(y.dtype());
    const std::int64_t columns = y.rank() == 0 ? 1 : y.shape().back();
    const std::int64_t rows = part.size() == y.size() ? 0 : y.size() / columns;
    return
        [copy = StridedCopy(part, row_major_strides(part), lie.strides, bytes), rows,
         row = static_cast<std::size_t>(columns) * bytes,
         start = static_cast<std::size_t>(lie.start) * bytes](std::byte* const* operands, Workers& workers) {
            kernels::zero_rows(operands[1], rows, row, row, workers);
            copy(operands[0], operands[1] + start, workers);
        };
}

extern const OpDef put_def;

// The elements at the places, and its counterpart: zeros with the elements put at the places.
const OpDef pick_def{
    .name = "pick",
    .runs_as = OpClass::opaque,
    .shape = pick_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{apply(put_def, {g}, y.attributes())}; },
    .kernel = pick_kernel,
};

const OpDef put_def{
    .name = "put",
    .runs_as = OpClass::opaque,
    .shape = put_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{apply(pick_def, {g}, y.attributes())}; },
    .kernel = put_kernel,
};

// Where a place that may count from the back stands, cut to [low, high].
std::int64_t cut(std::int64_t place, std::int64_t size, std::int64_t low, std::int64_t high) {
    return std::clamp(place < 0 ? place + size : place, low, high);
}

Places places_of(const Range& range, std::int64_t size) {
    const bool forwards = range.step > 0;
    const std::int64_t low = forwards ? 0 : -1;
    const std::int64_t high = forwards ? size : size - 1;
    const std::int64_t begin = range.begin ? cut(*range.begin, size, low, high) : (forwards ? low : high);
    const std::int64_t end = range.end ? cut(*range.end, size, low, high) : (forwards ? high : low);
    if (forwards ? begin >= end : begin <= end) return {0, 1, 0};
    const std::int64_t count = (end - begin + (forwards ? -1 : 1)) / range.step + 1;
    return {begin, count == 1 ? 1 : range.step, count};
}

// Reads the items from the front and gathers what they pick of x.
class Slicer {
public:
    explicit Slicer(const Var& x, const std::vector<SliceItem>& items) : x_(x) {
        const auto is = [&]<class T>(T) {
            return static_cast<std::size_t>(
                std::count_if(items.begin(), items.end(),
                              [](const SliceItem& item) { return std::holds_alternative<T>(item.get()); }));
        };
        const std::size_t ellipses = is(Ellipsis{});
        if (ellipses > 1) fail({.found = fmt::format("{} ellipses", ellipses), .expected = "at most one"});
        const std::size_t named = items.size() - is(NewAxis{}) - ellipses;
        if (named > x.rank())
            fail({.found = fmt::format("items for {} axes of an array of rank {}", named, x.rank()),
                  .expected = "at most one for each axis"});
        left_over_ = x.rank() - named;
    }

    void operator()(std::int64_t place) {
        const std::int64_t size = next_size();
        if (place < -size || place >= size)
            fail(
                {.found = fmt::format("place {} on axis {} of size {}", place, axes_.size(), size),
                 .expected = size == 0 ? "no place" : fmt::format("a place from {} to {}", -size, size - 1)});
        axes_.push_back({place < 0 ? place + size : place, 1, 1});
    }
    void operator()(const Range& range) {
        if (range.step == 0)
            fail({.found = fmt::format("a step of 0 on axis {}", axes_.size()), .expected = "another step"});
        axes_.push_back(places_of(range, next_size()));
        shape_.push_back(axes_.back().count);
    }
    void operator()(NewAxis) { shape_.push_back(1); }
    void operator()(Ellipsis) {
        while (left_over_ > 0) {
            (*this)(Range{});
            --left_over_;
        }
    }

    // What was picked, before axes are dropped and added, and after.
    const std::vector<Places>& axes() const { return axes_; }
    const Shape& shape() const { return shape_; }

private:
    std::int64_t next_size() const { return x_.shape()[axes_.size()]; }
    [[noreturn]] void fail(Problem problem) const {
        throw located<ShapeError>(x_, "slice", std::move(problem));
    }

    const Var& x_;
    std::size_t left_over_ = 0;
    std::vector<Places> axes_;
    Shape shape_;
};

// The elements at the places of each axis, by the plainest op that gives them.
Var pick(const Var& x, const std::vector<Places>& axes) {
    std::vector<std::size_t> cut_axes;
    for (std::size_t axis = 0; axis < axes.size(); ++axis)
        if (axes[axis] != Places{0, 1, x.shape()[axis]}) cut_axes.push_back(axis);
    if (cut_axes.empty()) return x;
    const auto& [begin, step, count] = axes[cut_axes[0]];
    if (cut_axes.size() == 1 && step == 1)
        return slice(x, static_cast<std::int64_t>(cut_axes[0]), begin, begin + count);
    return apply(pick_def, {x}, PickAttributes{x.shape(), axes});
}

}  // namespace

Var put(const Var& x, const Shape& whole, const std::vector<Places>& places) {
    return apply(put_def, {x}, PickAttributes{whole, places});
}

Var slice(const Var& x, const std::vector<SliceItem>& items) {
    Slicer slicer(x, items);
    for (const SliceItem& item : items) std::visit(slicer, item.get());
    slicer(Ellipsis{});
    return reshape(pick(x, slicer.axes()), slicer.shape());
}

}  // namespace xgrad
