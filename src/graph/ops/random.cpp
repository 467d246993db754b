#include "xgrad/graph/ops/random.hpp"

#include "graph/ops/map_rule.hpp"
#include "graph/ops/operands.hpp"
#include "kernels/random_fill.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops/arithmetic.hpp"
#include "xgrad/graph/ops/functions.hpp"
#include "xgrad/graph/ops/select.hpp"
#include "xgrad/graph/ops/trigonometry.hpp"

#include <fmt/format.h>
#include <numbers>
#include <string>

namespace xgrad {
namespace {

struct RandomAttributes {
    Shape shape;
    Dtype dtype;
    std::string stream;
    bool operator==(const RandomAttributes&) const = default;
};

std::string describe(const RandomAttributes& attributes) {
    return fmt::format("shape={}, dtype={}, stream=\"{}\"", to_string(attributes.shape),
                       to_string(attributes.dtype), attributes.stream);
}

Result random_uniform_rule(std::span<const Var> inputs, const Attributes& attributes) {
    const auto& random = attributes.get<RandomAttributes>();
    const Var& key = inputs[0];
    if (key.dtype() != Dtype::int64)
        throw TypeError({.found = fmt::format("a key of {}", to_string(key.dtype())), .expected = "int64"});
    if (key.shape() != Shape{2})
        throw ShapeError(
            {.found = "a key of shape " + to_string(key.shape()), .expected = "[2]: a seed and a counter"});
    if (!is_floating(random.dtype))
        throw TypeError({.found = fmt::format("a result of {}", to_string(random.dtype)),
                         .expected = std::string(name(kernels::Floating{}))});
    return {random.shape, random.dtype};
}

Kernel random_uniform_kernel(const Var& y) {
    return visit_floating(y.dtype(), [&](auto zero) -> Kernel {
        using T = decltype(zero);
        const RandomStream name(0, y.attributes().get<RandomAttributes>().stream);
        return [stream = name.stream(), size = y.size()](std::byte* const* operands, Workers& workers) {
            const auto* key = elements<const std::int64_t>(operands, 0);
            const RandomStream seeded(static_cast<std::uint64_t>(key[0]), stream);
            kernels::fill_uniform(seeded.substream(static_cast<std::uint64_t>(key[1])),
                                  elements<T>(operands, 1), size, workers);
        };
    });
}

const OpDef random_uniform_def{
    .name = "random_uniform",
    .runs_as = OpClass::opaque,
    .shape = random_uniform_rule,
    .vjp = zero_derivative,
    .kernel = random_uniform_kernel,
};

}  // namespace

Var random_uniform(const Var& key, const Shape& shape, Dtype dtype, std::string_view stream) {
    return apply(random_uniform_def, {key}, RandomAttributes{shape, dtype, std::string(stream)});
}

// The logarithm is taken of 1 - u, which is never 0.
Var random_normal(const Var& key, const Shape& shape, Dtype dtype, std::string_view stream) {
    const std::string name(stream);
    const Var radius = sqrt(-2 * log(1 - random_uniform(key, shape, dtype, name + "/radius")));
    return radius * cos(2 * std::numbers::pi * random_uniform(key, shape, dtype, name + "/angle"));
}

Var random_bernoulli(const Var& key, const Var& probability, const Shape& shape, std::string_view stream) {
    const Dtype dtype = probability.in_graph() ? probability.dtype() : Dtype::float64;
    return random_uniform(key, shape, dtype, stream) < probability;
}

}  // namespace xgrad
