#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// Two half circles of radius 1 that reach into each other: class 0 around (0, 0), class 1 upside down around
/// (1, 0.5), points evenly spaced along them, with noise. In random order. Source: scikit-learn's make_moons.
struct TwoMoons {
    std::int64_t samples = 200;
    double noise = 0.1;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<TwoMoons> fields();
};

}  // namespace xgrad::data
