#pragma once

#include "xgrad/nn/loss.hpp"

namespace xgrad::nn {

/// Sigmoid and binary cross entropy in one: softplus(x) - x t for each element, finite for logits of any size.
/// prediction: logits [N, ...]. target: probabilities of the same shape, or class numbers 0 and 1, as many. The mean is
/// over all elements.
struct SigmoidWithLoss {
    static constexpr std::string_view activation = "Sigmoid";

    Reduction reduction = Reduction::mean;

    static Fields<SigmoidWithLoss> fields();
    /// Throws ShapeError for targets that do not fit.
    Terms operator()(const Var& prediction, const Var& target) const;
    Var output(const Var& prediction) const;
    /// Throws DataError for targets outside [0, 1].
    void check(const TargetSet& targets) const;
};

}  // namespace xgrad::nn
