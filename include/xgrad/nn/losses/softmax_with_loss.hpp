#pragma once

#include "xgrad/nn/loss.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace xgrad::nn {

/// Softmax and cross entropy in one: -sum_c t_c log softmax(x)_c for each example, finite for logits of any size.
/// prediction: logits [N, ..., C]. target: class numbers int64 [N, ...], or probabilities or one-hot rows [N, ..., C].
/// Smoothing s replaces t by (1 - s) t + s / C. A class weight multiplies what its class adds to the loss; the mean divides
/// by the sum of the weights of the examples' labels, as in PyTorch (for probabilities, by the number of examples); it is
/// 0 if nothing counts.
/// Sources: Bridle 1990; Szegedy et al. 2016 for smoothing.
struct SoftmaxWithLoss {
    static constexpr std::string_view activation = "Softmax";

    Reduction reduction = Reduction::mean;
    double label_smoothing = 0;                      ///< s, in [0, 1)
    std::vector<double> class_weights = {};          ///< one for each class, at least 0; empty: all 1
    std::optional<std::int64_t> ignored_label = {};  ///< examples with this class number count for nothing

    static Fields<SoftmaxWithLoss> fields();
    /// Throws ShapeError, TypeError or ConfigError for targets or weights that do not fit the logits.
    Terms operator()(const Var& prediction, const Var& target) const;
    Var output(const Var& prediction) const;
    void check(const TargetSet& targets) const;
};

}  // namespace xgrad::nn
