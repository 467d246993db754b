#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// Pairs of points from round clouds as those of Blobs: half of the pairs are of one cloud (label 1), the others of two
/// (label 0). An example is the two points' coordinates one after the other.
struct Pairs {
    std::int64_t samples = 1000;
    std::int64_t classes = 5;
    std::int64_t features = 2;
    double noise = 0.1;
    double box = 1;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<Pairs> fields();
};

}  // namespace xgrad::data
