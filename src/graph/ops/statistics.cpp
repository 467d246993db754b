#include "xgrad/graph/ops/statistics.hpp"

#include "graph/ops/axis.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/source.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

// All axes if none are named.
Axes named(const Var& x, const Axes& axes, std::string_view function) {
    Axes result;
    for (const std::size_t axis : axes_of(x, axes, function))
        result.push_back(static_cast<std::int64_t>(axis));
    for (std::int64_t axis = 0; axes.empty() && axis < static_cast<std::int64_t>(x.rank()); ++axis)
        result.push_back(axis);
    return result;
}

std::int64_t count_along(const Var& x, const Axes& axes) {
    std::int64_t count = 1;
    for (const std::int64_t axis : axes) count *= x.dim(axis);
    return count;
}

// A result of reducing with axes kept, without them if so wished.
Var with_dims(const Var& kept, const Axes& axes, KeepDims keep) {
    return keep == KeepDims::yes || axes.empty() ? kept : squeeze(kept, axes);
}

// x: [..., n] multiplied along its last axis, by halves. Result: [..., 1], n >= 1.
Var product_of_last(Var x) {
    while (x.dim(-1) > 1) {
        const std::int64_t n = x.dim(-1);
        const std::int64_t half = n / 2;
        const Var pairs = slice(x, -1, 0, half) * slice(x, -1, half, 2 * half);
        x = n % 2 == 0 ? pairs : concatenate({pairs, slice(x, -1, n - 1, n)}, -1);
    }
    return x;
}

// The root, whose derivative is 0 where it is.
Var safe_sqrt(const Var& x) {
    const Var positive = x > 0;
    return where(positive, sqrt(where(positive, x, 1)), x);
}

}  // namespace

Var prod(const Var& x, const Axes& axes, KeepDims keep) {
    const Axes along = named(x, axes, "prod");
    Shape kept = x.shape();
    for (const std::int64_t axis : along)
        kept = kept.without_axis(static_cast<std::size_t>(axis)).with_axis(static_cast<std::size_t>(axis), 1);
    if (count_along(x, along) == 0) return with_dims(full(x, kept, 1), along, keep);
    Axes back;
    for (std::size_t i = 0; i < along.size(); ++i)
        back.push_back(static_cast<std::int64_t>(x.rank() - along.size() + i));
    const Var last = along.empty() ? x : moveaxis(x, along, back);
    const std::int64_t count = count_along(x, along);
    const std::int64_t rows = count == 0 ? 0 : x.size() / count;
    return with_dims(reshape(product_of_last(reshape(last, {rows, count})), kept), along, keep);
}

Var logsumexp(const Var& x, const Axes& axes, KeepDims keep) {
    const Axes along = named(x, axes, "logsumexp");
    const Var largest = stop_gradient(max(x, along, KeepDims::yes));
    const Var shift = where(isfinite(largest), largest, 0);  // an infinite one would make NaNs
    return with_dims(log(sum(exp(x - shift), along, KeepDims::yes)) + shift, along, keep);
}

Var variance(const Var& x, const Axes& axes, KeepDims keep, std::int64_t correction) {
    const Axes along = named(x, axes, "variance");
    const std::int64_t count = count_along(x, along);
    if (count <= correction)
        throw located<ShapeError>(x, "variance",
                                  {.found = fmt::format("{} elements with correction {}", count, correction),
                                   .expected = fmt::format("more than {}", correction)});
    const Var deviation = x - mean(x, along, KeepDims::yes);
    return with_dims(sum(square(deviation), along, KeepDims::yes) / (count - correction), along, keep);
}

Var stddev(const Var& x, const Axes& axes, KeepDims keep, std::int64_t correction) {
    return safe_sqrt(variance(x, axes, keep, correction));
}

Var norm(const Var& x, double p, const Axes& axes, KeepDims keep) {
    if (!(p > 0))
        throw located<ShapeError>(
            x, "norm", {.found = fmt::format("p = {}", p), .expected = "a number above 0, or infinity"});
    if (p == 1) return sum(abs(x), axes, keep);
    if (p == 2) return safe_sqrt(sum(square(x), axes, keep));
    if (p == max_norm) return max(abs(x), axes, keep);
    const Var total = sum(pow(abs(x), p), axes, keep);
    const Var positive = total > 0;
    return where(positive, pow(where(positive, total, 1), 1 / p), total);
}

Var count_nonzero(const Var& x, const Axes& axes, KeepDims keep) {
    const Var nonzero = x.dtype() == Dtype::boolean ? x : not_equal(x, 0);
    return sum(cast(nonzero, Dtype::int64), axes, keep);
}

Var any(const Var& x, const Axes& axes, KeepDims keep) {
    return count_nonzero(logical_or(x, x), axes, keep) > 0;
}

Var all(const Var& x, const Axes& axes, KeepDims keep) {
    return equal(count_nonzero(logical_not(x), axes, keep), 0);
}

}  // namespace xgrad
