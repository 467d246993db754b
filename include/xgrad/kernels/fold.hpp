#pragma once

#include "xgrad/kernels/tile.hpp"

namespace xgrad::kernels {

/// A reduction of a whole array in two steps, so that a loop which makes the array can do the first while it is in the
/// cache: both take their input alone.
struct Fold {
    /// n elements to one partial result for each stretch of Fold::stretch of them; the last may be shorter.
    TileFunction partials = nullptr;
    /// n >= 1 partial results, in order, to the result.
    TileFunction whole = nullptr;

    static constexpr std::size_t stretch = 128;

    explicit operator bool() const { return partials != nullptr; }
};

}  // namespace xgrad::kernels
