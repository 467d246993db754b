#pragma once

#include "xgrad/nn/metric.hpp"

#include <cstdint>

namespace xgrad::nn {

/// Share of the examples whose highest score is at the right class: targets are class numbers [N, ...] or one-hot rows.
/// With a single output an example is of class 1 if its probability is above 0.5. Examples of a label that no class has
/// count as wrong.
struct Accuracy {
    static constexpr bool higher_is_better = true;

    static Fields<Accuracy> fields();
    Terms operator()(const MetricInputs& inputs) const;
    /// Throws ConfigError for real targets that stand for no class.
    void check(const TargetSet& targets) const;
};

/// Share of the examples whose right class is among the k highest scores; for k = 1 that is the accuracy. Targets as in
/// Accuracy.
struct TopKAccuracy {
    static constexpr bool higher_is_better = true;

    std::int64_t k = 5;  ///< at least 1

    static Fields<TopKAccuracy> fields();
    Terms operator()(const MetricInputs& inputs) const;
    /// Throws ConfigError for real targets that stand for no class, and for k that is not below the number of scores.
    void check(const TargetSet& targets) const;
};

/// Mean over all elements of (output - target)^2.
struct MeanSquaredErrorMetric {
    static constexpr bool higher_is_better = false;

    static Fields<MeanSquaredErrorMetric> fields();
    Terms operator()(const MetricInputs& inputs) const;
};

/// The root of the mean squared error.
struct RootMeanSquaredError {
    static constexpr bool higher_is_better = false;

    static Fields<RootMeanSquaredError> fields();
    Terms operator()(const MetricInputs& inputs) const;
    double finish(double mean) const;
};

/// Mean over all elements of |output - target|.
struct MeanAbsoluteErrorMetric {
    static constexpr bool higher_is_better = false;

    static Fields<MeanAbsoluteErrorMetric> fields();
    Terms operator()(const MetricInputs& inputs) const;
};

}  // namespace xgrad::nn
