#pragma once

#include "xgrad/data/preprocess.hpp"

namespace xgrad::data {

/// Lays all axes of an example's inputs into one: [N, 28, 28] becomes [N, 784].
struct Flatten {
    static Fields<Flatten> fields();
    Dataset apply(const Dataset& set, const State& state) const;
};

}  // namespace xgrad::data
