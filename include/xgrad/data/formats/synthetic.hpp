#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/synthetic_set.hpp"

namespace xgrad::data {

/// Data made on the spot, the same for the same settings. Its inputs are called "x0", "x1", ...
struct Synthetic {
    SyntheticSet set = {};

    Sets read(const ReadContext& context) const;
    static Fields<Synthetic> fields();
};

}  // namespace xgrad::data
