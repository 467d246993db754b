#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

#include <vector>

namespace xgrad::data {

/// A linear regression: inputs [samples, features] and one target each, sum(weights * inputs) + bias + noise. Inputs,
/// noise and the weights that are not given are normal, with mean 0 and standard deviation 1 (noise: `noise`).
struct NoisyLinear {
    std::int64_t samples = 100;
    std::int64_t features = 1;
    std::vector<double> weights = {};  ///< one a feature; none: drawn
    double bias = 0;
    double noise = 0.1;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<NoisyLinear> fields();
};

}  // namespace xgrad::data
