#pragma once

#include "xgrad/data/preprocess.hpp"

#include <cstdint>
#include <optional>

namespace xgrad::data {

/// Turns class targets [N] into rows [N, classes] with a 1 at the class. There are as many classes as the data
/// name, else as the training set shows (its highest class and one), unless their number is given. State: "classes", int64 scalar.
struct OneHot {
    std::optional<std::int64_t> classes = {};

    static Fields<OneHot> fields();
    State fit(const Dataset& train) const;
    /// Throws DataError for targets that are no classes, or a class beyond the training set's.
    Dataset apply(const Dataset& set, const State& state) const;
};

}  // namespace xgrad::data
