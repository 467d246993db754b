#pragma once

#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// What each feature (element of an example's inputs) is multiplied by and then has added.
struct Affine {
    std::vector<double> factor;
    std::vector<double> offset;
};

/// The set with its inputs mapped feature by feature, computed in float64. Throws DataError for inputs with another number
/// of features.
Dataset map_features(const Dataset& set, const Affine& map);

/// Calls see(feature, value) for each element of the inputs, example after example.
template <class See> void for_each_feature(const Array& inputs, See see) {
    const std::int64_t features = inputs.shape().without_axis(0).size();
    visit_floating(inputs.dtype(), [&](auto zero) {
        const auto values = inputs.values<decltype(zero)>();
        for (std::size_t i = 0; i < values.size(); ++i)
            see(i % static_cast<std::size_t>(features), static_cast<double>(values[i]));
    });
}

}  // namespace xgrad::data
