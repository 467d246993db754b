#pragma once

#include "xgrad/nn/initializers.hpp"
#include "xgrad/nn/layer.hpp"

#include <cstdint>
#include <optional>

namespace xgrad::nn {

/// y = x W + b over the last axis. x: [N, ..., n]; W: [n, units]; b: [units]; y: [N, ..., units].
struct Linear {
    std::int64_t units = 0;  ///< must be set, at least 1
    bool bias = true;
    Initializer weight = He{};
    Initializer bias_initializer = Zeros{};
    std::optional<Penalty> penalty = {};  ///< on W; none: the model's

    static Fields<Linear> fields();
    /// Throws ShapeError for an input without an axis behind the mini-batch, TypeError for one that is not of the model's
    /// dtype.
    Var operator()(Scope& scope, const Var& x) const;
};

}  // namespace xgrad::nn
