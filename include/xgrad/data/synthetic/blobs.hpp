#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// Round clouds of points, one a class, around centers drawn evenly from the cube of [-box, box]. In random order.
struct Blobs {
    std::int64_t samples = 300;
    std::int64_t classes = 3;
    std::int64_t features = 2;
    double noise = 1;
    double box = 10;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<Blobs> fields();
};

}  // namespace xgrad::data
