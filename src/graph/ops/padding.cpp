#include "xgrad/graph/ops/padding.hpp"

#include "graph/ops/axis.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>

namespace xgrad {
namespace {

struct Counts {
    std::int64_t before;
    std::int64_t after;
};

void check(const Var& x, std::size_t axis, const Counts& counts, std::int64_t most, std::string_view what) {
    if (std::min(counts.before, counts.after) < 0)
        throw located<ShapeError>(
            x, "pad",
            {.found = fmt::format("{} elements before and {} after", counts.before, counts.after),
             .expected = "no negative counts"});
    if (std::max(counts.before, counts.after) > most)
        throw located<ShapeError>(x, "pad",
                                  {.found = fmt::format("{} elements before and {} after an axis of size {}",
                                                        counts.before, counts.after, x.shape()[axis]),
                                   .expected = std::string(what)});
}

Var constant(const Var& x, std::size_t axis, const Counts& counts, double value) {
    const auto part = [&](std::int64_t count) {
        return full(x, x.shape().without_axis(axis).with_axis(axis, count), value);
    };
    return concatenate({part(counts.before), x, part(counts.after)}, static_cast<std::int64_t>(axis));
}

Var edge(const Var& x, std::size_t axis, const Counts& counts) {
    const auto along = static_cast<std::int64_t>(axis);
    const std::int64_t size = x.shape()[axis];
    return concatenate({repeat(slice(x, along, 0, 1), counts.before, along), x,
                        repeat(slice(x, along, size - 1, size), counts.after, along)},
                       along);
}

Var reflect(const Var& x, std::size_t axis, const Counts& counts) {
    const auto along = static_cast<std::int64_t>(axis);
    const std::int64_t last = x.shape()[axis] - 1;
    return concatenate({flip(slice(x, along, 1, counts.before + 1), {along}), x,
                        flip(slice(x, along, last - counts.after, last), {along})},
                       along);
}

}  // namespace

Var pad(const Var& x, std::int64_t axis, std::int64_t before, std::int64_t after, PadMode mode,
        double value) {
    const std::size_t along = axis_of(x, axis, "pad");
    const std::int64_t size = x.shape()[along];
    const Counts counts{before, after};
    constexpr auto any = std::numeric_limits<std::int64_t>::max();
    if (mode == PadMode::constant) check(x, along, counts, any, "");
    if (mode == PadMode::edge) check(x, along, counts, size > 0 ? any : 0, "an element to repeat");
    if (mode == PadMode::reflect)
        check(x, along, counts, std::max<std::int64_t>(size - 1, 0), "fewer than it has");
    if (before == 0 && after == 0) return x;
    if (mode == PadMode::edge) return edge(x, along, counts);
    return mode == PadMode::reflect ? reflect(x, along, counts) : constant(x, along, counts, value);
}

}  // namespace xgrad
