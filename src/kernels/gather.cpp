#include "kernels/gather.hpp"

#include "kernels/blocks.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace xgrad::kernels {
namespace {

using Index = std::int64_t;

constexpr Index fewest_columns = 16;  // a cache line of them

[[noreturn]] void refuse(const Picks& picks, Index value, Index position) {
    Shape place = picks.shape;
    for (std::size_t axis = place.rank(); axis-- > 0;) {
        place[axis] = position % picks.shape[axis];
        position /= picks.shape[axis];
    }
    throw DataError({.found = fmt::format("index {} at {}", value, to_string(place)),
                     .expected = picks.size == 0 ? "no index, as the axis has size 0"
                                                 : fmt::format("0 to {}", picks.size - 1)});
}

// The index at a position, once it is known to be one.
Index checked(const Picks& picks, const Index* index, Index position) {
    const Index value = index[position];
    if (value < 0 || value >= picks.size) refuse(picks, value, position);
    return value;
}

template <std::size_t Bytes>
void gather_elements(const Picks& picks, const std::byte* x, const Index* index, std::byte* y,
                     Workers& workers) {
    const AxisView& view = picks.view;
    const Index slice_size = picks.size * view.inner;
    for_each_range(workers, view.outer * view.count, items_per_block(view.inner),
                   [&](Index first, Index last) {
                       for (Index row = first; row < last; ++row) {
                           const Index slice = row / view.count * slice_size;
                           for (Index position = row * view.inner, j = 0; j < view.inner; ++j, ++position) {
                               const Index from = slice + checked(picks, index, position) * view.inner + j;
                               std::memcpy(y + position * static_cast<Index>(Bytes),
                                           x + from * static_cast<Index>(Bytes), Bytes);
                           }
                       }
                   });
}

}  // namespace

void gather(const Picks& picks, const std::byte* x, const Index* index, std::byte* y,
            std::size_t element_bytes, Workers& workers) {
    if (element_bytes == 4) return gather_elements<4>(picks, x, index, y, workers);
    if (element_bytes == 8) return gather_elements<8>(picks, x, index, y, workers);
    gather_elements<1>(picks, x, index, y, workers);
}

// Who has a range of columns of an outer slice writes all of it, so that no two threads add to one element.
template <class T>
void scatter_add(const Picks& picks, const T* x, const Index* index, T* y, Workers& workers) {
    const AxisView& view = picks.view;
    const Index width = std::clamp<Index>(items_per_block(view.count + picks.size), fewest_columns,
                                          std::max(fewest_columns, view.inner));
    const Index spans = ceil_div(view.inner, width);
    const auto add_span = [&](Index outer, Index begin, Index end) {
        T* const slice = y + outer * picks.size * view.inner;
        for (Index i = 0; i < picks.size; ++i)
            std::fill(slice + i * view.inner + begin, slice + i * view.inner + end, T{});
        for (Index i = 0; i < view.count; ++i)
            for (Index j = begin; j < end; ++j) {
                const Index position = (outer * view.count + i) * view.inner + j;
                slice[checked(picks, index, position) * view.inner + j] += x[position];
            }
    };
    const Index length = items_per_block((view.count + picks.size) * std::min(width, view.inner));
    for_each_range(workers, view.outer * spans, length, [&](Index first, Index last) {
        for (Index span = first; span < last; ++span)
            add_span(span / spans, span % spans * width, std::min(view.inner, (span % spans + 1) * width));
    });
}

template void scatter_add(const Picks&, const float*, const Index*, float*, Workers&);
template void scatter_add(const Picks&, const double*, const Index*, double*, Workers&);

}  // namespace xgrad::kernels
