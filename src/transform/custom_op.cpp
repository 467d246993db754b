#include "xgrad/transform/custom_op.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/op.hpp"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace xgrad {
namespace {

// One result of a custom op: its value, or the cotangent of one of its inputs. The inputs of the latter are those of the
// op, then its result and the result's cotangent.
struct CustomAttributes {
    std::shared_ptr<const CustomOp> op;
    std::optional<std::size_t> cotangent_of = {};
    bool operator==(const CustomAttributes&) const = default;
};

std::string describe(const CustomAttributes& attributes) {
    if (!attributes.cotangent_of) return attributes.op->name;
    return fmt::format("{}, cotangent of input {}", attributes.op->name, *attributes.cotangent_of);
}

Result custom_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& custom = attributes.get<CustomAttributes>();
    for (const Var& input : inputs)
        if (!is_floating(input.dtype()) || input.dtype() != inputs[0].dtype())
            throw TypeError({.found = fmt::format("an input of {}", to_string(input.dtype())),
                             .expected = "float32 or float64, the same for all inputs"});
    if (custom.cotangent_of) return {inputs[*custom.cotangent_of].shape(), inputs[0].dtype()};
    std::vector<Shape> shapes;
    for (const Var& input : inputs) shapes.push_back(input.shape());
    return {custom.op->shape ? custom.op->shape(shapes) : shapes[0], inputs[0].dtype()};
}

Array wrapped(const std::byte* memory, const Shape& shape, Dtype dtype) {
    Array array(shape, dtype);
    std::copy_n(memory, array.bytes(), array.data());
    return array.as(Dtype::float64);
}

void store(const xt::xarray<double>& values, const CustomOp& op, const Var& y, std::byte* memory) {
    const Array array = to_array(values);
    if (array.shape() != y.shape())
        throw ShapeError({.where = op.name,
                          .found = "a result of shape " + to_string(array.shape()),
                          .expected = to_string(y.shape())});
    const Array stored = array.as(y.dtype());
    std::copy_n(stored.data(), stored.bytes(), memory);
}

xt::xarray<double> compute(const CustomAttributes& custom, CustomOp::Arrays inputs) {
    if (!custom.cotangent_of) return custom.op->forward(inputs);
    const xt::xarray<double> cotangent = std::move(inputs.back());
    inputs.pop_back();
    const xt::xarray<double> result = std::move(inputs.back());
    inputs.pop_back();
    CustomOp::Arrays cotangents = custom.op->backward(inputs, result, cotangent);
    if (cotangents.size() != inputs.size())
        throw ShapeError({.where = custom.op->name,
                          .found = fmt::format("{} cotangents", cotangents.size()),
                          .expected = fmt::format("{}, one for each input", inputs.size())});
    return std::move(cotangents[*custom.cotangent_of]);
}

Kernel custom_kernel(const Var& y) {
    std::vector<std::pair<Shape, Dtype>> inputs;
    for (std::size_t i = 0; i < y.input_count(); ++i) inputs.emplace_back(y.input(i).shape(), y.dtype());
    return [inputs, y](std::byte* const* operands, Workers&) {
        CustomOp::Arrays arrays;
        for (std::size_t i = 0; i < inputs.size(); ++i)
            arrays.push_back(to_xarray<double>(wrapped(operands[i], inputs[i].first, inputs[i].second)));
        const auto& custom = y.attributes().get<CustomAttributes>();
        store(compute(custom, std::move(arrays)), *custom.op, y, operands[inputs.size()]);
    };
}

Grads custom_vjp(const Var& y, const Var& g);

const OpDef custom_def{
    .name = "custom",
    .runs_as = OpClass::opaque,
    .shape = custom_rule,
    .vjp = custom_vjp,
    .kernel = custom_kernel,
};

Problem no_derivative(const CustomOp& op) {
    return {.where = op.name,
            .found = "a derivative is asked for, and the op has none to give",
            .expected = R"(a CustomOp with "derivative" (of any order) or "backward" (of the first))"};
}

Grads custom_vjp(const Var& y, const Var& g) {
    const auto& custom = y.attributes().get<CustomAttributes>();
    std::vector<Var> inputs;
    for (std::size_t i = 0; i < y.input_count(); ++i) inputs.push_back(y.input(i));
    if (!custom.cotangent_of && custom.op->derivative) return custom.op->derivative(inputs, y, g);
    if (custom.cotangent_of || !custom.op->backward) throw TypeError(no_derivative(*custom.op));
    Grads cotangents;
    std::vector<Var> all = inputs;
    all.insert(all.end(), {y, g});
    for (std::size_t i = 0; i < inputs.size(); ++i)
        cotangents.push_back(y.graph().add(custom_def, all, CustomAttributes{custom.op, i}));
    return cotangents;
}

}  // namespace

Var CustomOp::operator()(const std::vector<Var>& inputs) const {
    if (!forward)
        throw ConfigError({.where = name, .found = "no \"forward\"", .expected = "what the op computes"});
    for (const Var& input : inputs)
        if (input.in_graph())
            return input.graph().add(custom_def, inputs, CustomAttributes{std::make_shared<CustomOp>(*this)});
    throw TypeError({.where = name, .found = "no traced value among the inputs", .expected = "at least one"});
}

}  // namespace xgrad
