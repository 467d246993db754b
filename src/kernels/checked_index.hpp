#pragma once

#include "xgrad/base/shape.hpp"

#include <cstdint>

namespace xgrad::kernels {

/// Throws the DataError of an index outside [0, size), found at that position of an array of that shape.
[[noreturn]] void refuse_index(const Shape& shape, std::int64_t size, std::int64_t value,
                               std::int64_t position);

/// The index at a position of an array of that shape, once it is known to be in [0, size).
inline std::int64_t checked_index(const Shape& shape, std::int64_t size, const std::int64_t* index,
                                  std::int64_t position) {
    const std::int64_t value = index[position];
    if (value < 0 || value >= size) refuse_index(shape, size, value, position);
    return value;
}

}  // namespace xgrad::kernels
