#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

namespace xgrad::data {

/// Arms of a spiral, one a class, in the plane. Point i of the n on arm j lies at radius i / n and at angle
/// arm_angle * j + sweep * i / n + noise * normal, counted from the second axis. In random order.
/// Source: Saitoh, Deep Learning from Scratch 2, section 2.3 (with 100 points an arm and noise 0.2).
struct Spiral {
    std::int64_t samples = 300;
    std::int64_t classes = 3;
    double noise = 0.2;
    double sweep = 4;
    double arm_angle = 4;
    std::uint64_t seed = 0;

    Dataset make(Dtype dtype) const;
    static Fields<Spiral> fields();
};

}  // namespace xgrad::data
