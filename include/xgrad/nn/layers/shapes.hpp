#pragma once

#include "xgrad/nn/layer.hpp"

#include <cstdint>
#include <optional>
#include <vector>

// Layers that only arrange elements.
namespace xgrad::nn {

/// Lays all axes but the mini-batch's into one: [N, 28, 28] becomes [N, 784].
struct Flatten {
    static Fields<Flatten> fields();
    Var operator()(Scope& scope, const Var& x) const;
};

/// Gives each example another shape of as many elements; one size may be -1 and follows from the others.
struct Reshape {
    std::vector<std::int64_t> shape = {};  ///< without the mini-batch axis; must be set

    static Fields<Reshape> fields();
    /// Throws ShapeError if the number of elements differs, more than one size is -1 or there are too many axes.
    Var operator()(Scope& scope, const Var& x) const;
};

/// A stretch of its input along an axis: from `from` up to, but not with, `to`. Negative ones count from the end.
struct Slice {
    std::int64_t from = 0;
    std::optional<std::int64_t> to = {};  ///< none: the end
    std::int64_t axis = -1;               ///< 1 is the first behind the mini-batch, -1 the last

    static Fields<Slice> fields();
    /// Throws ShapeError for a stretch that is empty or beyond the input, or an axis that is out of range or the mini-batch's.
    Var operator()(Scope& scope, const Var& x) const;
};

}  // namespace xgrad::nn
