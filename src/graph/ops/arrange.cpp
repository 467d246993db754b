#include "xgrad/graph/ops/arrange.hpp"

#include "graph/ops/axis.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/gather.hpp"
#include "xgrad/graph/ops/slice.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>

namespace xgrad {
namespace {

// A part as a node of the graph of `like`.
Var placed(const Var& part, const Var& like) {
    if (part.array() != nullptr) return like.graph().constant(*part.array());
    return part.number() != nullptr ? full(like, {}, *part.number()) : part;
}

// x as [outer, inner], one after the other `count` times along a new axis between the two, in the given shape.
Var repeated(const Var& x, std::int64_t outer, std::int64_t count, std::int64_t inner, const Shape& shape) {
    return reshape(broadcast_to(reshape(x, {outer, 1, inner}), {outer, count, inner}), shape);
}

void check_count(const Var& x, std::int64_t count, std::string_view function) {
    if (count < 0)
        throw located<ShapeError>(x, function,
                                  {.found = fmt::format("a count of {}", count), .expected = "at least 0"});
}

}  // namespace

Var swapaxes(const Var& x, std::int64_t first, std::int64_t second) {
    Axes order(x.rank());
    std::iota(order.begin(), order.end(), 0);
    std::swap(order[axis_of(x, first, "swapaxes")], order[axis_of(x, second, "swapaxes")]);
    return order.empty() ? x : transpose(x, order);
}

Var moveaxis(const Var& x, const Axes& from, const Axes& to) {
    if (from.size() != to.size())
        throw located<ShapeError>(x, "moveaxis",
                                  {.found = fmt::format("{} axes for {} positions", from.size(), to.size()),
                                   .expected = "as many"});
    const std::vector<std::size_t> moved = axes_of(x, from, "moveaxis");
    const std::vector<std::size_t> places = axes_of(x, to, "moveaxis");
    if (moved.empty()) return x;
    constexpr std::int64_t free = -1;
    Axes order(x.rank(), free);
    std::vector<bool> stays(x.rank(), true);
    for (std::size_t i = 0; i < moved.size(); ++i) {
        order[places[i]] = static_cast<std::int64_t>(moved[i]);
        stays[moved[i]] = false;
    }
    auto place = order.begin();
    for (std::size_t axis = 0; axis < x.rank(); ++axis) {
        if (!stays[axis]) continue;
        place = std::find(place, order.end(), free);
        *place = static_cast<std::int64_t>(axis);
    }
    return transpose(x, order);
}

Var squeeze(const Var& x, const Axes& axes) {
    std::vector<bool> dropped(x.rank());
    for (std::size_t axis = 0; axis < x.rank(); ++axis) dropped[axis] = axes.empty() && x.shape()[axis] == 1;
    for (const std::size_t axis : axes_of(x, axes, "squeeze")) {
        if (x.shape()[axis] != 1)
            throw located<ShapeError>(x, "squeeze",
                                      {.found = fmt::format("axis {} of size {}", axis, x.shape()[axis]),
                                       .expected = "an axis of size 1"});
        dropped[axis] = true;
    }
    Shape shape;
    for (std::size_t axis = 0; axis < x.rank(); ++axis)
        if (!dropped[axis]) shape.push_back(x.shape()[axis]);
    return reshape(x, shape);
}

Var flip(const Var& x, const Axes& axes) {
    std::vector<SliceItem> items(x.rank(), Range{.step = axes.empty() ? -1 : 1});
    for (const std::size_t axis : axes_of(x, axes, "flip")) items[axis] = Range{.step = -1};
    return slice(x, items);
}

Var roll(const Var& x, std::int64_t shift, std::int64_t axis) {
    const std::int64_t size = x.shape()[axis_of(x, axis, "roll")];
    if (size == 0 || shift % size == 0) return x;
    const std::int64_t first = (size - shift % size) % size;
    return concatenate({slice(x, axis, first, size), slice(x, axis, 0, first)}, axis);
}

Var roll(const Var& x, std::int64_t shift) {
    return reshape(roll(reshape(x, {x.size()}), shift, 0), x.shape());
}

Var repeat(const Var& x, std::int64_t count, std::int64_t axis) {
    const std::size_t from_front = axis_of(x, axis, "repeat");
    check_count(x, count, "repeat");
    const kernels::AxisView view = kernels::view_axis(x.shape(), from_front);
    Shape shape = x.shape();
    shape[from_front] *= count;
    return repeated(x, view.outer * view.count, count, view.inner, shape);
}

Var repeat(const Var& x, const std::vector<std::int64_t>& counts, std::int64_t axis) {
    const std::int64_t size = x.shape()[axis_of(x, axis, "repeat")];
    if (static_cast<std::int64_t>(counts.size()) != size)
        throw located<ShapeError>(
            x, "repeat",
            {.found = fmt::format("{} counts for an axis of size {}", counts.size(), size),
             .expected = "one for each position"});
    for (const std::int64_t count : counts) check_count(x, count, "repeat");
    Array index({std::accumulate(counts.begin(), counts.end(), std::int64_t{0})}, Dtype::int64);
    auto next = index.values<std::int64_t>().begin();
    for (std::size_t i = 0; i < counts.size(); ++i)
        next = std::fill_n(next, counts[i], static_cast<std::int64_t>(i));
    return take(x, index, axis);
}

Var tile(const Var& x, const std::vector<std::int64_t>& counts) {
    Var result = x;
    while (result.rank() < counts.size()) result = expand_dims(result, 0);
    std::size_t axis = result.rank() - counts.size();
    for (const std::int64_t count : counts) {
        check_count(x, count, "tile");
        const kernels::AxisView view = kernels::view_axis(result.shape(), axis);
        Shape shape = result.shape();
        shape[axis++] *= count;
        result = repeated(result, view.outer, count, view.count * view.inner, shape);
    }
    return result;
}

Var stack(std::span<const Var> parts, std::int64_t axis) {
    const auto like =
        std::find_if(parts.begin(), parts.end(), [](const Var& part) { return part.in_graph(); });
    if (like == parts.end())
        throw ShapeError({.where = "stack",
                          .found = parts.empty() ? "no arrays" : "no array of a graph",
                          .expected = "at least one"});
    std::vector<Var> rows;
    for (const Var& part : parts) {
        const Var row = placed(part, *like);
        if (row.shape() != like->shape())
            throw located<ShapeError>(
                *like, "stack",
                {.found = fmt::format("shapes {} and {}", to_string(like->shape()), to_string(row.shape())),
                 .expected = "equal shapes"});
        rows.push_back(expand_dims(row, axis));
    }
    return concatenate(rows, axis);
}

Var stack(std::initializer_list<Var> parts, std::int64_t axis) {
    return stack(std::span(parts.begin(), parts.size()), axis);
}

Var concatenate(std::initializer_list<Var> parts, std::int64_t axis) {
    return concatenate(std::span(parts.begin(), parts.size()), axis);
}

std::vector<Var> split(const Var& x, std::int64_t parts, std::int64_t axis) {
    const std::int64_t size = x.shape()[axis_of(x, axis, "split")];
    if (parts < 1 || size % parts != 0)
        throw located<ShapeError>(x, "split",
                                  {.found = fmt::format("{} parts of an axis of size {}", parts, size),
                                   .expected = "a number of parts that divides the size",
                                   .fix = "split_at(x, places, axis) makes parts of any sizes"});
    std::vector<Var> result;
    for (std::int64_t i = 0; i < parts; ++i)
        result.push_back(slice(x, axis, i * (size / parts), (i + 1) * (size / parts)));
    return result;
}

std::vector<Var> split_at(const Var& x, const std::vector<std::int64_t>& places, std::int64_t axis) {
    const std::int64_t size = x.shape()[axis_of(x, axis, "split_at")];
    std::vector<std::int64_t> bounds = {0};
    bounds.insert(bounds.end(), places.begin(), places.end());
    bounds.push_back(size);
    if (!std::is_sorted(bounds.begin(), bounds.end()))
        throw located<ShapeError>(
            x, "split_at",
            {.found = fmt::format("places [{}] in an axis of size {}", fmt::join(places, ", "), size),
             .expected = fmt::format("ascending places from 0 to {}", size)});
    std::vector<Var> result;
    for (std::size_t i = 0; i + 1 < bounds.size(); ++i)
        result.push_back(slice(x, axis, bounds[i], bounds[i + 1]));
    return result;
}

}  // namespace xgrad
