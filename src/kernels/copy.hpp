#pragma once

#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"

#include <cstddef>
#include <vector>

namespace xgrad::kernels {

/// A copy between two arrays of one shape that lie differently in memory (a transpose, a slice, a part of a
/// concatenation), with everything about shapes decided: the two innermost axes are walked in tiles.
class StridedCopy {
public:
    /// Strides in elements. No two elements of the target share a place.
    StridedCopy(const Shape& shape, const Strides& from, const Strides& to, std::size_t element_bytes);

    void operator()(const std::byte* source, std::byte* target, Workers& workers) const;

private:
    struct Axis {
        std::int64_t extent;
        std::int64_t from;
        std::int64_t to;
    };
    struct Tile {
        std::int64_t source;
        std::int64_t target;
        std::int64_t rows;
        std::int64_t columns;
    };

    void decide_tiles();
    Tile tile_at(std::int64_t index) const;
    void copy(const Tile& tile, const std::byte* source, std::byte* target) const;

    std::vector<Axis> outer_;  // innermost first
    Axis row_{1, 0, 0};
    Axis column_{1, 1, 1};
    bool runs_ = true;  // whether columns are contiguous on both sides
    std::int64_t tile_rows_ = 1;
    std::int64_t tile_columns_ = 1;
    std::int64_t tiles_ = 0;
    std::size_t bytes_;
};

/// Zeros in `rows` rows of `row_bytes` bytes, their starts `pitch` bytes apart.
void zero_rows(std::byte* target, std::int64_t rows, std::size_t pitch, std::size_t row_bytes,
               Workers& workers);

}  // namespace xgrad::kernels
