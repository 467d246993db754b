#pragma once

#include "xgrad/nn/initializers.hpp"
#include "xgrad/nn/layer.hpp"

namespace xgrad::nn {

/// y = (x - mean) / sqrt(variance + epsilon) * scale + bias, for each feature of [N, F] by itself, and for each channel of
/// [N, C, ...]: mean and variance (sum((x - mean)^2) / n) are over the mini-batch and all axes behind the channels. In
/// training they are the mini-batch's own, and move the running ones, which take their place when the network is used:
/// running = (1 - momentum) running + momentum new, new being the mean, or the variance with n - 1 in place of n.
/// Without running statistics they are always those of the mini-batch at hand, which for evaluation and prediction are up
/// to 500 examples. Where a layer is shared, each use moves the running statistics in its turn.
/// Source: Ioffe and Szegedy 2015; conventions as PyTorch's.
struct BatchNorm {
    double momentum =
        0.1;  ///< in [0, 1], the share of the new; what Keras and the textbook call so is 1 - this
    double epsilon = 1e-5;  ///< above 0
    bool scale = true;
    bool bias = true;
    Initializer scale_initializer = Constant{.value = 1};
    Initializer bias_initializer = Zeros{};
    bool track_running_statistics = true;

    static Fields<BatchNorm> fields();
    /// x: [N, F] or [N, C, ...], and y likewise. Throws ShapeError for an input without an axis behind the mini-batch, and in
    /// training for a single value a feature or channel; TypeError for one that is not of the model's dtype.
    Var operator()(Scope& scope, const Var& x) const;
};

}  // namespace xgrad::nn
