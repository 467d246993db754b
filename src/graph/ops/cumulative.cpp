#include "xgrad/graph/ops/cumulative.hpp"

#include "graph/ops/axis.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/arrange.hpp"
#include "xgrad/graph/ops/shape.hpp"
#include "xgrad/graph/ops/source.hpp"

namespace xgrad {
namespace {

// The elements moved on by `count` places, with the neutral one before them.
Var moved_on(const Var& x, std::size_t axis, std::int64_t count, double neutral) {
    const auto along = static_cast<std::int64_t>(axis);
    const Var before = full(x, x.shape().without_axis(axis).with_axis(axis, count), neutral);
    return concatenate({before, slice(x, along, 0, x.shape()[axis] - count)}, along);
}

// After the step for 2^k each element stands for itself and the 2^(k+1) - 1 before it.
// Source: Hillis and Steele, "Data parallel algorithms", 1986.
template <class Combine> Var scan(Var x, std::size_t axis, double neutral, Combine combine) {
    for (std::int64_t distance = 1; distance < x.shape()[axis]; distance *= 2)
        x = combine(moved_on(x, axis, distance, neutral), x);
    return x;
}

}  // namespace

Var cumsum(const Var& x, std::int64_t axis) {
    return scan(x, axis_of(x, axis, "cumsum"), 0, [](const Var& a, const Var& b) { return a + b; });
}

Var cumprod(const Var& x, std::int64_t axis) {
    return scan(x, axis_of(x, axis, "cumprod"), 1, [](const Var& a, const Var& b) { return a * b; });
}

}  // namespace xgrad
