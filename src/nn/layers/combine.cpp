#include "xgrad/nn/layers/combine.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <fmt/format.h>

namespace xgrad::nn {
namespace {

// "[64] and [32]": shapes as they stand in a model, without the mini-batch axis.
std::string shapes_of(std::span<const Var> inputs) {
    std::string text;
    for (std::size_t i = 0; i < inputs.size(); ++i)
        text += (i == 0                   ? ""
                 : i + 1 == inputs.size() ? " and "
                                          : ", ") +
                to_string(inputs[i].shape().without_axis(0));
    return text;
}

void require_broadcast(std::span<const Var> inputs) {
    Shape shape;
    for (const Var& input : inputs) {
        const auto both = broadcast(shape, input.shape());
        if (!both)
            throw ShapeError(input.graph().locate(
                {.found =
                     fmt::format("inputs have shapes {}; they must broadcast together", shapes_of(inputs))}));
        shape = *both;
    }
}

template <class Combine> Var fold(std::span<const Var> inputs, Combine combine) {
    require_broadcast(inputs);
    Var result = inputs.front();
    for (const Var& input : inputs.subspan(1)) result = combine(result, input);
    return result;
}

}  // namespace

Fields<Add> Add::fields() { return {"Add", "the sum of its inputs"}; }

Var Add::operator()(Scope&, std::span<const Var> inputs) const {
    return fold(inputs, [](const Var& a, const Var& b) { return a + b; });
}

Fields<Multiply> Multiply::fields() { return {"Multiply", "the product of its inputs, element by element"}; }

Var Multiply::operator()(Scope&, std::span<const Var> inputs) const {
    return fold(inputs, [](const Var& a, const Var& b) { return a * b; });
}

Fields<Concatenate> Concatenate::fields() {
    return {"Concatenate", "its inputs one after the other along an axis",
            field("axis", &Concatenate::axis)
                .help("along which they are laid; 0 is the mini-batch, -1 the last")};
}

Var Concatenate::operator()(Scope&, std::span<const Var> inputs) const { return concatenate(inputs, axis); }

}  // namespace xgrad::nn
