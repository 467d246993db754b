#include "kernels/checked_index.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::kernels {

void refuse_index(const Shape& shape, std::int64_t size, std::int64_t value, std::int64_t position) {
    Shape place = shape;
    for (std::size_t axis = place.rank(); axis-- > 0;) {
        place[axis] = position % shape[axis];
        position /= shape[axis];
    }
    throw DataError(
        {.found = fmt::format("index {} at {}", value, to_string(place)),
         .expected = size == 0 ? "no index, as the axis has size 0" : fmt::format("0 to {}", size - 1)});
}

}  // namespace xgrad::kernels
