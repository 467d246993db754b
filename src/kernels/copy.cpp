#include "kernels/copy.hpp"

#include "kernels/blocks.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace xgrad::kernels {
namespace {

constexpr std::int64_t tile_elements = 1024;
constexpr std::int64_t square_side = 32;  // of a transpose's tile, whose cache lines stay in L1 until used up

// The element size is a constant, so that each memcpy is one move.
template <std::size_t Bytes>
void copy_elements(const std::byte* source, std::byte* target, std::int64_t rows, std::int64_t columns,
                   const std::int64_t (&from)[2], const std::int64_t (&to)[2]) {
    constexpr std::int64_t width = Bytes;
    for (std::int64_t row = 0; row < rows; ++row)
        for (std::int64_t column = 0; column < columns; ++column)
            std::memcpy(target + (row * to[0] + column * to[1]) * width,
                        source + (row * from[0] + column * from[1]) * width, Bytes);
}

}  // namespace

StridedCopy::StridedCopy(const Shape& shape, const Strides& from, const Strides& to,
                         std::size_t element_bytes)
    : bytes_(element_bytes) {
    if (shape.size() == 0) return;
    for (std::size_t i = 0; i < shape.rank(); ++i) {
        if (shape[i] == 1) continue;
        const bool joins = !outer_.empty() && outer_.back().from == from[i] * shape[i] &&
                           outer_.back().to == to[i] * shape[i];
        if (joins) outer_.back() = {outer_.back().extent * shape[i], from[i], to[i]};
        else outer_.push_back({shape[i], from[i], to[i]});
    }
    if (!outer_.empty()) {
        column_ = outer_.back();
        outer_.pop_back();
    }
    decide_tiles();
}

void StridedCopy::decide_tiles() {
    runs_ = column_.from == 1 && column_.to == 1;
    auto row = outer_.empty() ? outer_.end() : outer_.end() - 1;
    const auto contiguous =
        std::find_if(outer_.begin(), outer_.end(), [](const Axis& axis) { return axis.from == 1; });
    if (contiguous != outer_.end()) row = contiguous;
    if (row != outer_.end()) {
        row_ = *row;
        outer_.erase(row);
    }
    if (runs_) {
        tile_columns_ = std::min(column_.extent, elements_per_block);
        tile_rows_ = std::clamp<std::int64_t>(tile_elements / tile_columns_, 1, row_.extent);
    } else {
        tile_rows_ = std::min(row_.extent, square_side);
        tile_columns_ = std::min(column_.extent, tile_elements / tile_rows_);
    }
    tiles_ = ceil_div(row_.extent, tile_rows_) * ceil_div(column_.extent, tile_columns_);
    for (const Axis& axis : outer_) tiles_ *= axis.extent;
    std::reverse(outer_.begin(), outer_.end());
}

void StridedCopy::operator()(const std::byte* source, std::byte* target, Workers& workers) const {
    for_each_items(workers, tiles_, tile_rows_ * tile_columns_, 0.3,
                   [&](std::int64_t first, std::int64_t last) {
                       for (std::int64_t index = first; index < last; ++index)
                           copy(tile_at(index), source, target);
                   });
}

StridedCopy::Tile StridedCopy::tile_at(std::int64_t index) const {
    const std::int64_t across = ceil_div(column_.extent, tile_columns_);
    const std::int64_t down = ceil_div(row_.extent, tile_rows_);
    const std::int64_t column = index % across * tile_columns_;
    index /= across;
    const std::int64_t row = index % down * tile_rows_;
    index /= down;
    Tile tile{row * row_.from + column * column_.from, row * row_.to + column * column_.to,
              std::min(tile_rows_, row_.extent - row), std::min(tile_columns_, column_.extent - column)};
    for (const Axis& axis : outer_) {
        tile.source += index % axis.extent * axis.from;
        tile.target += index % axis.extent * axis.to;
        index /= axis.extent;
    }
    return tile;
}

void StridedCopy::copy(const Tile& tile, const std::byte* source, std::byte* target) const {
    const auto width = static_cast<std::int64_t>(bytes_);
    const std::byte* in = source + tile.source * width;
    std::byte* out = target + tile.target * width;
    if (runs_) {
        for (std::int64_t row = 0; row < tile.rows; ++row)
            std::memcpy(out + row * row_.to * width, in + row * row_.from * width,
                        static_cast<std::size_t>(tile.columns * width));
        return;
    }
    const std::int64_t from[] = {row_.from, column_.from};
    const std::int64_t to[] = {row_.to, column_.to};
    if (bytes_ == 4) return copy_elements<4>(in, out, tile.rows, tile.columns, from, to);
    if (bytes_ == 8) return copy_elements<8>(in, out, tile.rows, tile.columns, from, to);
    copy_elements<1>(in, out, tile.rows, tile.columns, from, to);
}

void zero_rows(std::byte* target, std::int64_t rows, std::size_t pitch, std::size_t row_bytes,
               Workers& workers) {
    if (row_bytes == 0) return;
    for_each_items(workers, rows, static_cast<std::int64_t>(row_bytes), 0.05,
                   [&](std::int64_t first, std::int64_t last) {
                       for (std::int64_t row = first; row < last; ++row)
                           std::memset(target + static_cast<std::size_t>(row) * pitch, 0, row_bytes);
                   });
}

}  // namespace xgrad::kernels
