#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// The corners (0, 0), (0, 1), (1, 0), (1, 1) of a square, over and over, with noise; class 1 where just one
/// coordinate is 1. Four samples without noise are the truth table.
struct Xor {
    std::int64_t samples = 4;
    double noise = 0;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<Xor> fields();
};

}  // namespace xgrad::data
