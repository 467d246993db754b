#pragma once

#include "xgrad/nn/loss.hpp"
#include "xgrad/nn/metric.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace xgrad {

/// The loss and the metrics of a set of examples, by name: {{"loss", 0.07}, {"accuracy", 0.98}}.
using Figures = std::vector<std::pair<std::string, double>>;

/// The figure of that name, or not-a-number.
double figure(const Figures& figures, const std::string& name);

/// Adds up what mini-batches say of loss and metrics, so that the result is that of all examples together, whatever
/// the sizes of the mini-batches.
class FigureSums {
public:
    FigureSums(const nn::Loss& loss, const std::vector<nn::Metric>& metrics);

    /// terms: total and count of the loss, then of each metric.
    void add(std::span<const double> terms);
    /// The loss (its mean over the examples, or their sum, as its reduction says; without penalties) and each metric.
    Figures finish() const;

private:
    nn::Loss loss_;
    std::vector<nn::Metric> metrics_;
    std::vector<double> terms_;
};

}  // namespace xgrad
