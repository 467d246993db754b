#pragma once

#include "xgrad/data/preprocess.hpp"

namespace xgrad::data {

/// Multiplies all inputs by a number: 1/255 brings bytes to [0, 1].
struct Scale {
    double factor = 1;

    static Fields<Scale> fields();
    Dataset apply(const Dataset& set, const State& state) const;
};

}  // namespace xgrad::data
