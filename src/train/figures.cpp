#include "xgrad/train/figures.hpp"

#include <algorithm>
#include <functional>
#include <limits>
#include <utility>

namespace xgrad {

double figure(const Figures& figures, const std::string& name) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const auto& f) { return f.first == name; });
    return found == figures.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

FigureSums::FigureSums(std::vector<nn::LossTerm> losses, std::vector<nn::MetricOf> metrics)
    : losses_(std::move(losses)), metrics_(std::move(metrics)),
      terms_(2 * (losses_.size() + metrics_.size())) {}

void FigureSums::add(std::span<const double> terms) {
    std::transform(terms.begin(), terms.end(), terms_.begin(), terms_.begin(), std::plus<>());
}

Figures FigureSums::finish() const {
    Figures figures{{"loss", 0}};
    auto term = terms_.begin();
    for (const nn::LossTerm& loss : losses_) {
        const double total = *term++;
        const double count = *term++;
        const double value = loss.loss->reduction() == nn::Reduction::mean ? total / count : total;
        figures.front().second += loss.weight * value;
        if (losses_.size() > 1) figures.emplace_back(loss.name(), value);
    }
    for (const nn::MetricOf& metric : metrics_) {
        const double total = *term++;
        const double count = *term++;
        figures.emplace_back(metric.name(), metric.metric->finish(total / count));
    }
    return figures;
}

}  // namespace xgrad
