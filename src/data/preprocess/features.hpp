#pragma once

#include "xgrad/data/preprocess.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

/// What becomes of each feature x (element of an example's inputs): (x - center) * factor + offset. With the center taken
/// off first, a feature far from 0 keeps its digits.
struct Affine {
    std::vector<double> center;
    std::vector<double> factor;
    double offset = 0;
};

/// The set with its inputs mapped feature by feature, computed in float64. Throws DataError, which begins with the step's
/// name, for inputs with another number of features.
Dataset map_features(const Dataset& set, const Affine& map, std::string_view step);

/// What a step learned. Throws DataError, which begins with the step's name, if the state lacks it.
const Array& learned(const State& state, const std::string& name, std::string_view step);

/// Calls see(feature, value) for each element of the inputs, example after example.
template <class See> void for_each_feature(const Array& inputs, See see) {
    const auto features = static_cast<std::size_t>(inputs.shape().without_axis(0).size());
    visit_floating(inputs.dtype(), [&](auto zero) {
        const auto values = inputs.values<decltype(zero)>();
        for (std::size_t begin = 0; begin < values.size(); begin += features)
            for (std::size_t f = 0; f < features; ++f) see(f, static_cast<double>(values[begin + f]));
    });
}

}  // namespace xgrad::data
