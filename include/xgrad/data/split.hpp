#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/data/dataset.hpp"

#include <cstdint>

namespace xgrad::data {

/// How a test set is taken from a set.
struct Split {
    double test = 0.2;       ///< its share of the examples, above 0 and below 1
    std::uint64_t seed = 1;  ///< of the random choice
    bool stratify = false;   ///< take that share of each class

    static Fields<Split> fields();
};

/// The two parts of a split set, each in the order of the whole.
struct Parts {
    Dataset train = {};
    Dataset test = {};
};

/// Takes round(test * N) examples, chosen at random, as test set. Stratified, the test set has as many, shared out over
/// the classes in proportion but with at least one of each in either part, and the targets must be classes. Throws
/// ConfigError for a share out of range; DataError if a part would be empty or, when stratifying, for a class with a single
/// example and for parts with fewer examples than there are classes.
Parts split(const Dataset& set, Split how);

}  // namespace xgrad::data
