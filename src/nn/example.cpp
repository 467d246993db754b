#include "nn/example.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <fmt/format.h>

namespace xgrad::nn {

Shape example_shape(const Var& v) { return v.rank() == 0 ? Shape{} : v.shape().without_axis(0); }

void require_features(const Scope& scope, const Var& x) {
    if (x.dtype() != scope.dtype())
        throw TypeError(scope.locate({.found = fmt::format("inputs of {}", to_string(x.dtype())),
                                      .expected = fmt::format("{}, the model's", to_string(scope.dtype()))}));
    if (x.rank() < 2)
        throw ShapeError(scope.locate({.found = "inputs have shape [], one number an example",
                                       .expected = "at least one axis behind the mini-batch's",
                                       .fix = "put a Flatten layer before it"}));
}

std::string example_shapes(std::span<const Var> vars) {
    std::string text;
    for (std::size_t i = 0; i < vars.size(); ++i) {
        if (i > 0) text += i + 1 == vars.size() ? " and " : ", ";
        text += to_string(example_shape(vars[i]));
    }
    return text;
}

std::int64_t example_axis(const Var& x, std::int64_t axis) {
    const auto rank = static_cast<std::int64_t>(x.rank());
    const std::int64_t from_front = axis < 0 ? axis + rank : axis;
    if (from_front > 0 && from_front < rank) return from_front;
    const std::string shape = to_string(example_shape(x));
    if (rank < 2)
        throw ShapeError(x.graph().locate({.found = fmt::format("inputs have shape {}", shape),
                                           .expected = "at least one axis beside the mini-batch"}));
    throw ShapeError(x.graph().locate(
        {.found = fmt::format("axis {} for inputs of shape {}", axis, shape),
         .expected = rank == 2 ? "1 or -1" : fmt::format("1 to {0}, or -{0} to -1 from the back", rank - 1),
         .fix = from_front == 0 ? "axis 0 is the mini-batch" : ""}));
}

}  // namespace xgrad::nn
