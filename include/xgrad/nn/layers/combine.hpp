#pragma once

#include "xgrad/nn/layer.hpp"

#include <cstdint>
#include <span>

// Layers of two or more inputs; a single one is a ConfigError.
namespace xgrad::nn {

/// The sum of its inputs. Examples broadcast together, their axes matched from the back: [N, 4, 64] and [N, 64] can be added.
struct Add {
    static Fields<Add> fields();
    /// Throws ShapeError for inputs that do not broadcast together.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

/// Its first input less the others, which broadcast together as in Add.
struct Subtract {
    static Fields<Subtract> fields();
    /// Throws ShapeError for inputs that do not broadcast together.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

/// The product, element by element, of its inputs, which broadcast together as in Add.
struct Multiply {
    static Fields<Multiply> fields();
    /// Throws ShapeError for inputs that do not broadcast together.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

/// Its inputs one after the other along an axis.
struct Concatenate {
    std::int64_t axis = -1;  ///< 1 is the first behind the mini-batch, -1 the last

    static Fields<Concatenate> fields();
    /// Throws ShapeError for inputs that differ in another axis, or an axis that is out of range or the
    /// mini-batch's.
    Var operator()(Scope& scope, std::span<const Var> inputs) const;
};

}  // namespace xgrad::nn
