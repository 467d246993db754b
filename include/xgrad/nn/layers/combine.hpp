#pragma once

#include "xgrad/nn/layer.hpp"

#include <cstdint>
#include <span>

// Layers of several inputs.
namespace xgrad::nn {

/// The sum of its inputs, which are broadcast together.
struct Add {
    static Fields<Add> fields();
    /// Throws ShapeError for inputs that do not broadcast together.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

/// The product, element by element, of its inputs, which are broadcast together.
struct Multiply {
    static Fields<Multiply> fields();
    /// Throws ShapeError for inputs that do not broadcast together.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

/// Its inputs one after the other along an axis.
struct Concatenate {
    std::int64_t axis = -1;  ///< counted from the mini-batch axis 0, or from the back

    static Fields<Concatenate> fields();
    /// Throws ShapeError for inputs that differ in another axis, or an axis out of range.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

}  // namespace xgrad::nn
