#pragma once

#include "xgrad/base/shape.hpp"
#include "xgrad/base/workers.hpp"
#include "xgrad/kernels/tile.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace xgrad::kernels {

/// An input that is read as if it had the output's shape: how to copy a run of it into a tile.
class BroadcastReader {
public:
    BroadcastReader(const Shape& from, const Shape& to, std::size_t element_bytes);

    /// Whether it stands in memory just as it is read, so that nothing need be copied.
    bool is_direct() const { return direct_; }
    std::size_t element_bytes() const { return bytes_; }
    /// Copies elements first ... first + count - 1, in the output's row-major order.
    void read(const std::byte* source, std::int64_t first, std::int64_t count, std::byte* target) const;

private:
    struct Axis {
        std::int64_t extent;
        std::int64_t stride;
    };
    std::int64_t offset(std::int64_t row) const;

    std::vector<Axis> outer_;  // outermost first
    Axis inner_{1, 0};
    std::size_t bytes_;
    bool direct_;
};

/// A map with everything about shapes decided: output[i] = tile(inputs[i]...), inputs broadcast to the output's shape.
class Map {
public:
    Map(TileFunction tile, std::vector<BroadcastReader> inputs, std::int64_t size, std::size_t output_bytes)
        : tile_(tile), inputs_(std::move(inputs)), size_(size), output_bytes_(output_bytes) {}

    /// operands: the inputs' memory, then the output's, which may be that of a direct input.
    void operator()(std::byte* const* operands, Workers& workers) const;

private:
    void run_block(std::byte* const* operands, std::int64_t first, std::int64_t last) const;

    TileFunction tile_;
    std::vector<BroadcastReader> inputs_;
    std::int64_t size_;
    std::size_t output_bytes_;
};

}  // namespace xgrad::kernels
