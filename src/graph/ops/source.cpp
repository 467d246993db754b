#include "xgrad/graph/ops/source.hpp"

#include "xgrad/graph/ops/shape.hpp"

#include <fmt/format.h>
#include <numeric>

namespace xgrad {

std::string describe(const InputAttributes& attributes) { return fmt::format("\"{}\"", attributes.name); }

std::string describe(const ConstantAttributes& attributes) {
    return attributes.value.size() == 1 ? fmt::format("{:.6g}", attributes.value.item()) : std::string();
}

const OpDef input_def{
    .name = "input",
    .runs_as = OpClass::source,
    .shape =
        [](std::span<const Var>, const Attributes& a) {
            const auto& input = a.get<InputAttributes>();
            return Result{input.shape, input.dtype};
        },
    .vjp = zero_derivative,
};

const OpDef constant_def{
    .name = "constant",
    .runs_as = OpClass::source,
    .shape =
        [](std::span<const Var>, const Attributes& a) {
            const Array& value = a.get<ConstantAttributes>().value;
            return Result{value.shape(), value.dtype()};
        },
    .vjp = zero_derivative,
};

Var full(const Var& like, const Shape& shape, double value) {
    return broadcast_to(like.graph().constant(Array::scalar(value).as(like.dtype())), shape);
}

Var iota(const Var& like, std::int64_t count) {
    Array numbers({count}, Dtype::int64);
    const auto values = numbers.values<std::int64_t>();
    std::iota(values.begin(), values.end(), 0);
    return like.graph().constant(numbers);
}

}  // namespace xgrad
