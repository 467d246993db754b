#include "data/gather.hpp"

#include <cstring>

namespace xgrad::data {

void gather(const Array& from, std::span<const std::int64_t> rows, Array& to) {
    if (from.bytes() == 0) return;
    const std::size_t bytes = from.bytes() / static_cast<std::size_t>(from.shape()[0]);
    const std::byte* source = from.data();
    std::byte* target = to.data();
    for (const std::int64_t row : rows) {
        std::memcpy(target, source + static_cast<std::size_t>(row) * bytes, bytes);
        target += bytes;
    }
}

Shape with_examples(Shape shape, std::int64_t examples) {
    shape[0] = examples;
    return shape;
}

}  // namespace xgrad::data
