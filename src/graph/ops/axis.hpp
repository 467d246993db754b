#pragma once

#include "graph/ops/located.hpp"
#include "kernels/axis_view.hpp"
#include "xgrad/graph/graph.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// What an op along one axis knows; the axis is counted from the front.
struct AxisAttributes {
    std::size_t axis;
    bool operator==(const AxisAttributes&) const = default;
};

inline std::string describe(const AxisAttributes& attributes) {
    return fmt::format("axis={}", attributes.axis);
}

/// The axis of x counted from the front. Throws ShapeError, in the name of `function`, outside [-rank, rank).
inline std::size_t axis_of(const Var& x, std::int64_t axis, std::string_view function) {
    try {
        return normalize_axis(axis, x.rank(), function);
    } catch (const ShapeError& error) {
        throw located<ShapeError>(x, function, error.problem());
    }
}

/// The axes counted from the front, in their order. Throws as axis_of does, and for an axis named twice.
inline std::vector<std::size_t> axes_of(const Var& x, const std::vector<std::int64_t>& axes,
                                        std::string_view function) {
    std::vector<std::size_t> result;
    std::vector<bool> named(x.rank());
    for (const std::int64_t axis : axes) {
        const std::size_t from_front = axis_of(x, axis, function);
        if (named[from_front])
            throw located<ShapeError>(
                x, function,
                {.found = fmt::format("axes [{}] of an array of rank {}", fmt::join(axes, ", "), x.rank()),
                 .expected = "each axis at most once"});
        named[from_front] = true;
        result.push_back(from_front);
    }
    return result;
}

/// v, an input of y or y itself, around the axis along which y's op works.
inline kernels::AxisView view_of(const Var& v, const Var& y) {
    return kernels::view_axis(v.shape(), y.attributes().get<AxisAttributes>().axis);
}

}  // namespace xgrad
