#include "xgrad/train/figures.hpp"

#include <algorithm>
#include <functional>
#include <limits>

namespace xgrad {

double figure(const Figures& figures, const std::string& name) {
    const auto found =
        std::find_if(figures.begin(), figures.end(), [&](const auto& f) { return f.first == name; });
    return found == figures.end() ? std::numeric_limits<double>::quiet_NaN() : found->second;
}

FigureSums::FigureSums(const nn::Loss& loss, const std::vector<nn::Metric>& metrics)
    : loss_(loss), metrics_(metrics), terms_(2 * (metrics.size() + 1)) {}

void FigureSums::add(std::span<const double> terms) {
    std::transform(terms.begin(), terms.end(), terms_.begin(), terms_.begin(), std::plus<>());
}

Figures FigureSums::finish() const {
    const bool mean = loss_->reduction() == nn::Reduction::mean;
    Figures figures{{"loss", mean ? terms_[0] / terms_[1] : terms_[0]}};
    for (std::size_t i = 0; i < metrics_.size(); ++i)
        figures.emplace_back(metrics_[i].type(), metrics_[i]->finish(terms_[2 * i + 2] / terms_[2 * i + 3]));
    return figures;
}

}  // namespace xgrad
