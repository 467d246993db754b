#pragma once

#include "xgrad/nn/loss.hpp"
#include "xgrad/nn/metric.hpp"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace xgrad {

/// The loss and the metrics of a set of examples, by name: {{"loss", 0.07}, {"accuracy", 0.98}}. Where there are several
/// losses, "loss" is their weighted sum, and each one follows it: {"size.MeanSquaredError", 0.1}.
using Figures = std::vector<std::pair<std::string, double>>;

/// The figure of that name, or not-a-number.
double figure(const Figures& figures, const std::string& name);

/// Adds up what mini-batches say of loss and metrics, so that the result is that of all examples together, whatever
/// the sizes of the mini-batches.
class FigureSums {
public:
    FigureSums(std::vector<nn::LossTerm> losses, std::vector<nn::MetricOf> metrics);

    /// terms: total and count of each loss, then of each metric.
    void add(std::span<const double> terms);
    /// The loss (a mean over the examples, or their sum, as its reduction says; without penalties) and each metric.
    Figures finish() const;

private:
    std::vector<nn::LossTerm> losses_;
    std::vector<nn::MetricOf> metrics_;
    std::vector<double> terms_;
};

}  // namespace xgrad
