#pragma once

#include "xgrad/data/preprocess.hpp"

namespace xgrad::data {

/// Brings each feature of the training inputs to mean 0 and standard deviation 1 (of the population, dividing by N). A
/// feature that is constant in training becomes 0 there. State: "mean" and "deviation", float64, of an example's shape.
struct Standardize {
    static Fields<Standardize> fields();
    State fit(const Dataset& train) const;
    Dataset apply(const Dataset& set, const State& state) const;
};

}  // namespace xgrad::data
