#include "xgrad/data/preprocess/standardize.hpp"

#include "data/preprocess/features.hpp"

#include <cmath>

namespace xgrad::data {

Fields<Standardize> Standardize::fields() {
    return {"Standardize", "brings each feature of the training inputs to mean 0 and standard deviation 1"};
}

// Two passes: the sum of squares alone would lose its digits where the mean is far larger than the deviation. Equal
// values have a mean that is a rounding away from them, hence the look at their range.
State Standardize::fit(const Dataset& train) const {
    const Array& inputs = train.inputs();
    const auto count = static_cast<double>(train.size());
    Array mean(inputs.shape().without_axis(0), Dtype::float64);
    Array deviation = mean.clone();
    const auto means = mean.values<double>();
    const auto deviations = deviation.values<double>();
    std::vector<double> first(means.size());
    std::vector<bool> varies(means.size());
    for (std::size_t f = 0; f < first.size(); ++f) first[f] = inputs.at(static_cast<std::int64_t>(f));
    for_each_feature(inputs, [&](std::size_t f, double value) {
        means[f] += value;
        if (value != first[f]) varies[f] = true;
    });
    for (std::size_t f = 0; f < first.size(); ++f) means[f] = varies[f] ? means[f] / count : first[f];
    for_each_feature(inputs, [&](std::size_t f, double value) {
        deviations[f] += (value - means[f]) * (value - means[f]);
    });
    for (double& d : deviations) d = std::sqrt(d / count);
    return {{"mean", mean}, {"deviation", deviation}};
}

Dataset Standardize::apply(const Dataset& set, const State& state) const {
    const auto means = learned(state, "mean", "Standardize").values<double>();
    const auto deviations = learned(state, "deviation", "Standardize").values<double>();
    Affine map{.center = {means.begin(), means.end()}, .factor = std::vector<double>(means.size(), 1)};
    for (std::size_t f = 0; f < means.size(); ++f)
        if (deviations[f] > 0) map.factor[f] = 1 / deviations[f];
    return map_features(set, map, "Standardize");
}

}  // namespace xgrad::data
