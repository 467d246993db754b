#include "xgrad/data/preprocess/standardize.hpp"

#include "data/preprocess/features.hpp"

#include <cmath>

namespace xgrad::data {

Fields<Standardize> Standardize::fields() {
    return {"Standardize", "brings each feature of the training inputs to mean 0 and standard deviation 1"};
}

// Two passes: the sum of squares alone would lose its digits where the mean is far larger than the deviation.
State Standardize::fit(const Dataset& train) const {
    const Array& inputs = train.inputs();
    const auto count = static_cast<double>(train.size());
    Array mean(inputs.shape().without_axis(0), Dtype::float64);
    Array deviation = mean.clone();
    const auto means = mean.values<double>();
    const auto deviations = deviation.values<double>();
    for_each_feature(inputs, [&](std::size_t f, double value) { means[f] += value / count; });
    for_each_feature(inputs, [&](std::size_t f, double value) {
        deviations[f] += (value - means[f]) * (value - means[f]) / count;
    });
    for (double& d : deviations) d = std::sqrt(d);
    return {{"mean", mean}, {"deviation", deviation}};
}

Dataset Standardize::apply(const Dataset& set, const State& state) const {
    const auto means = state.at("mean").values<double>();
    const auto deviations = state.at("deviation").values<double>();
    Affine map{std::vector<double>(means.size()), std::vector<double>(means.size())};
    for (std::size_t f = 0; f < means.size(); ++f) {
        map.factor[f] = deviations[f] > 0 ? 1 / deviations[f] : 1;
        map.offset[f] = -means[f] * map.factor[f];
    }
    return map_features(set, map);
}

}  // namespace xgrad::data
