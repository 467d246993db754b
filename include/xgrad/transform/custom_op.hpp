#pragma once

#include "xgrad/graph/var.hpp"
#include "xgrad/transform/xarray.hpp"

#include <functional>
#include <string>
#include <vector>

namespace xgrad {

/// An op of one's own, made of functions on xtensor arrays:
///
///     const CustomOp cube{.name = "cube",
///                         .forward = [](const auto& x) { return x[0] * x[0] * x[0]; },
///                         .backward = [](const auto& x, const auto&, const auto& g) {
///                             return std::vector<xt::xarray<double>>{3 * x[0] * x[0] * g};
///                         }};
///     auto df = grad([&](const Var& x) { return sum(cube({x})); });
///
/// With `backward` it can be differentiated once; with `derivative`, which says the same in graph terms, any number of
/// times. The arrays are of double whatever the dtype of the op's inputs, which share one and give it to the result.
struct CustomOp {
    using Arrays = std::vector<xt::xarray<double>>;

    std::string name;
    /// The result from the inputs.
    std::function<xt::xarray<double>(const Arrays& inputs)> forward;
    /// The inputs' cotangents, one for each and of its shape, from the inputs, the result and its cotangent.
    std::function<Arrays(const Arrays& inputs, const xt::xarray<double>& result,
                         const xt::xarray<double>& cotangent)>
        backward = {};
    std::function<std::vector<Var>(const std::vector<Var>& inputs, const Var& result, const Var& cotangent)>
        derivative = {};
    /// The result's shape from those of the inputs; without it, that of the first.
    std::function<Shape(const std::vector<Shape>& inputs)> shape = {};

    /// Adds it to the inputs' graph. Throws TypeError unless the inputs are of one floating dtype, ConfigError for an
    /// op without `forward`; running it throws ShapeError if a function returns an array of another shape.
    Var operator()(const std::vector<Var>& inputs) const;
};

}  // namespace xgrad
