#pragma once

#include "xgrad/graph/var.hpp"

#include <cstdint>
#include <vector>

namespace xgrad {

/// The places begin, begin + step, ... of one axis, all of them on it.
struct Places {
    std::int64_t begin;
    std::int64_t step;
    std::int64_t count;
    bool operator==(const Places&) const = default;
};

/// Zeros of shape `whole` with x at the places of each axis: the counterpart of picking them. x: any dtype, of the
/// places' counts.
Var put(const Var& x, const Shape& whole, const std::vector<Places>& places);

}  // namespace xgrad
