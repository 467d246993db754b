#include "xgrad/nn/layers/combine.hpp"

#include "nn/example.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::nn {
namespace {

void require_several(const Scope& scope, std::span<const Var> inputs) {
    if (inputs.size() > 1) return;
    throw ConfigError(scope.locate({.found = "a single input",
                                    .expected = "two or more",
                                    .fix = R"(name them: "inputs": ["one layer", "another layer"])"}));
}

// The rank of the shape to which all examples broadcast.
std::size_t common_rank(const Scope& scope, std::span<const Var> inputs) {
    Shape common;
    for (const Var& input : inputs) {
        const auto both = broadcast(common, example_shape(input));
        if (!both)
            throw ShapeError(scope.locate({.found = "inputs have shapes " + example_shapes(inputs),
                                           .fix = "they must broadcast together"}));
        common = *both;
    }
    return common.rank();
}

// With axes of size 1 behind the mini-batch, so that broadcasting matches example with example: beside [N, 4, 64],
// [N, 64] becomes [N, 1, 64].
Var aligned(const Var& input, std::size_t example_rank) {
    Shape shape = input.shape();
    while (shape.rank() < example_rank + 1) shape = shape.with_axis(1, 1);
    return reshape(input, shape);
}

template <class Combine> Var fold(const Scope& scope, std::span<const Var> inputs, Combine combine) {
    require_several(scope, inputs);
    const std::size_t rank = common_rank(scope, inputs);
    Var result = aligned(inputs.front(), rank);
    for (const Var& input : inputs.subspan(1)) result = combine(result, aligned(input, rank));
    return result;
}

}  // namespace

Fields<Add> Add::fields() {
    return Fields<Add>{"Add", "the sum of its inputs"}
        .of_shapes("[a, b], [a, b] -> [a, b]; sizes of 1 are repeated")
        .for_example(R"({"type": "Add", "inputs": ["linear1", "linear2"]})");
}

Var Add::operator()(Scope& scope, std::span<const Var> inputs) const {
    return fold(scope, inputs, [](const Var& a, const Var& b) { return a + b; });
}

Fields<Subtract> Subtract::fields() {
    return Fields<Subtract>{"Subtract", "its first input less the others"}
        .of_shapes("[a, b], [a, b] -> [a, b]; sizes of 1 are repeated")
        .for_example(R"({"type": "Subtract", "inputs": ["linear1", "linear2"]})");
}

Var Subtract::operator()(Scope& scope, std::span<const Var> inputs) const {
    return fold(scope, inputs, [](const Var& a, const Var& b) { return a - b; });
}

Fields<Multiply> Multiply::fields() {
    return Fields<Multiply>{"Multiply", "the product of its inputs, element by element"}
        .of_shapes("[a, b], [a, b] -> [a, b]; sizes of 1 are repeated")
        .for_example(R"({"type": "Multiply", "inputs": ["linear1", "sigmoid1"]})");
}

Var Multiply::operator()(Scope& scope, std::span<const Var> inputs) const {
    return fold(scope, inputs, [](const Var& a, const Var& b) { return a * b; });
}

Fields<Concatenate> Concatenate::fields() {
    return Fields<Concatenate>{
        "Concatenate", "its inputs one after the other along an axis",
        field("axis", &Concatenate::axis)
            .help("along which they are laid: 1 is the first behind the mini-batch, -1 the last")}
        .of_shapes("[..., a], [..., b] -> [..., a + b]")
        .for_example(R"({"type": "Concatenate", "inputs": ["linear1", "linear2"]})");
}

Var Concatenate::operator()(Scope& scope, std::span<const Var> inputs) const {
    require_several(scope, inputs);
    const auto joined = static_cast<std::size_t>(example_axis(inputs.front(), axis));
    const Shape& first = inputs.front().shape();
    const bool fit = std::ranges::all_of(inputs, [&](const Var& x) {
        return x.rank() == first.rank() && x.shape().without_axis(joined) == first.without_axis(joined);
    });
    if (!fit)
        throw ShapeError(scope.locate({.found = "inputs have shapes " + example_shapes(inputs),
                                       .fix = fmt::format("they must be equal but for axis {}", axis)}));
    return concatenate(inputs, axis);
}

}  // namespace xgrad::nn
