#include "graph/ops/map_rule.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad {
namespace {

template <class Text> std::string list(std::span<const Var> inputs, Text text) {
    std::string result;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        if (i > 0) result += i + 1 == inputs.size() ? " and " : ", ";
        result += text(inputs[i]);
    }
    return result;
}

}  // namespace

Shape broadcast_all(std::span<const Var> inputs) {
    Shape shape;
    for (const Var& input : inputs) {
        const auto both = broadcast(shape, input.shape());
        if (!both)
            throw ShapeError(
                {.found = "shapes " + list(inputs, [](const Var& v) { return to_string(v.shape()); }),
                 .expected =
                     "shapes that broadcast together: equal sizes, or 1, in each axis from the back"});
        shape = *both;
    }
    return shape;
}

Dtype common_dtype(std::span<const Var> inputs, bool (*takes)(Dtype), std::string_view what_it_takes) {
    const Dtype dtype = inputs.front().dtype();
    for (const Var& input : inputs)
        if (input.dtype() != dtype)
            throw TypeError(
                {.found = list(inputs, [](const Var& v) { return std::string(to_string(v.dtype())); }),
                 .expected = "one dtype",
                 .fix = fmt::format("convert one of them with cast(x, Dtype::{})", to_string(dtype))});
    if (!takes(dtype))
        throw TypeError({.found = std::string(to_string(dtype)), .expected = std::string(what_it_takes)});
    return dtype;
}

}  // namespace xgrad
