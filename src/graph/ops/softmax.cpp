#include "xgrad/graph/ops/softmax.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "graph/ops/scatter.hpp"
#include "kernels/softmax.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/reduce.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

Result softmax_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const std::size_t axis = attributes.get<AxisAttributes>().axis;
    const Result result = map_rule<kernels::Floating>(inputs, attributes);
    if (result.shape[axis] == 0)
        throw ShapeError(
            {.found = fmt::format("axis {} of shape {}, so no elements", axis, to_string(result.shape)),
             .expected = "at least one along the axis"});
    return result;
}

// The sum along y's axis, of size 1 there. A loss of labels picked one element of each slice.
Var sum_slices(const Var& v, const Var& y) {
    const std::size_t axis = y.attributes().get<AxisAttributes>().axis;
    const Var singles = scattered_singles(v, axis);
    return singles.empty() ? sum(v, {static_cast<std::int64_t>(axis)}, KeepDims::yes) : singles;
}

Kernel softmax_kernel(const Var& y) {
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [view = view_of(y, y)](std::byte* const* operands, Workers& workers) {
            kernels::softmax<T>(view, elements<T>(operands, 0), elements<T>(operands, 1), workers);
        };
    });
}

const OpDef softmax_def{
    .name = "softmax",
    .runs_as = OpClass::opaque,
    .shape = softmax_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{y * (g - sum_slices(g * y, y))}; },
    .kernel = softmax_kernel,
};

Kernel log_softmax_kernel(const Var& y) {
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [view = view_of(y, y)](std::byte* const* operands, Workers& workers) {
            kernels::log_softmax<T>(view, elements<T>(operands, 0), elements<T>(operands, 1), workers);
        };
    });
}

const OpDef log_softmax_def{
    .name = "log_softmax",
    .runs_as = OpClass::opaque,
    .shape = softmax_rule,
    .vjp = [](const Var& y, const Var& g) { return Grads{g - exp(y) * sum_slices(g, y)}; },
    .kernel = log_softmax_kernel,
};

}  // namespace

Var softmax(const Var& x, std::int64_t axis) {
    return apply(softmax_def, {x}, AxisAttributes{axis_of(x, axis, "softmax")});
}

Var log_softmax(const Var& x, std::int64_t axis) {
    return apply(log_softmax_def, {x}, AxisAttributes{axis_of(x, axis, "log_softmax")});
}

}  // namespace xgrad
