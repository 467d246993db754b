#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace xgrad::kernels {

/// One axis of a loop nest: how often, and how many elements to step each time.
struct LoopAxis {
    std::int64_t extent;
    std::int64_t stride;
};

/// The offset of step `index` of the nest, outermost axis first.
inline std::int64_t offset_of(std::span<const LoopAxis> axes, std::int64_t index) {
    if (axes.empty()) return 0;
    std::int64_t offset = 0;
    for (std::size_t axis = axes.size(); --axis > 0; index /= axes[axis].extent)
        offset += index % axes[axis].extent * axes[axis].stride;
    return offset + index * axes[0].stride;
}

/// How often the nest runs.
inline std::int64_t count_of(std::span<const LoopAxis> axes) {
    std::int64_t count = 1;
    for (const LoopAxis& axis : axes) count *= axis.extent;
    return count;
}

}  // namespace xgrad::kernels
