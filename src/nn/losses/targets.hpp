#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/graph/var.hpp"

#include <cstdint>
#include <optional>

// What losses demand of their targets. The errors name the loss by the origin in force.
namespace xgrad::nn {

/// Throws ShapeError or TypeError unless the target is int64 class numbers, one for each row of the prediction's last axis.
void require_labels(const Var& prediction, const Var& target);

/// The target in the prediction's shape and dtype: floating of the same number of elements ([N] for [N, 1]), or class
/// numbers 0 and 1 where `labels_allowed`. Throws ShapeError or TypeError.
Var matching_target(const Var& prediction, const Var& target, bool labels_allowed);

/// Throws DataError for the first label outside [0, classes) that is not the ignored one.
void check_labels(const Array& labels, std::int64_t classes, std::optional<std::int64_t> ignored = {});

/// count as a constant of the prediction's graph and dtype.
Var count_of(const Var& prediction, std::int64_t count);

}  // namespace xgrad::nn
