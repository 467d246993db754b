#include "xgrad/graph/ops/sort.hpp"

#include "graph/ops/axis.hpp"
#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "kernels/arg_sort.hpp"
#include "xgrad/graph/ops/gather.hpp"

namespace xgrad {
namespace {

Result argsort_rule(std::span<const Var> inputs, const Attributes&) {
    common_dtype(
        inputs, [](Dtype d) { return takes(kernels::Numbers{}, d); }, name(kernels::Numbers{}));
    return {inputs[0].shape(), Dtype::int64};
}

Kernel argsort_kernel(const Var& y) {
    const Var x = y.input(0);
    const kernels::AxisView view = kernels::view_axis(x.shape(), y.attributes().get<AxisAttributes>().axis);
    return visit_numbers(x.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        return [view](std::byte* const* operands, Workers& workers) {
            kernels::argsort<T>(view, elements<T>(operands, 0), elements<std::int64_t>(operands, 1), workers);
        };
    });
}

const OpDef argsort_def{
    .name = "argsort",
    .runs_as = OpClass::opaque,
    .shape = argsort_rule,
    .vjp = zero_derivative,
    .kernel = argsort_kernel,
};

}  // namespace

Var argsort(const Var& x, std::int64_t axis) {
    return apply(argsort_def, {x}, AxisAttributes{axis_of(x, axis, "argsort")});
}

Var sort(const Var& x, std::int64_t axis) {
    const auto along = static_cast<std::int64_t>(axis_of(x, axis, "sort"));
    return take_along_axis(x, argsort(x, along), along);
}

}  // namespace xgrad
