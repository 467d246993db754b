#pragma once

#include "xgrad/data/preprocess.hpp"

namespace xgrad::data {

/// Brings each feature of the training inputs to [low, high]. A feature that is constant in training becomes low there;
/// values beyond those of the training set go beyond the range. State: "lowest" and "highest", float64, of an example's
/// shape.
struct MinMax {
    double low = 0;
    double high = 1;

    static Fields<MinMax> fields();
    State fit(const Dataset& train) const;
    Dataset apply(const Dataset& set, const State& state) const;
};

}  // namespace xgrad::data
