#include "kernels/take.hpp"

#include "kernels/blocks.hpp"
#include "kernels/checked_index.hpp"

#include <algorithm>
#include <cstring>

namespace xgrad::kernels {
namespace {

using Index = std::int64_t;

void check_all(const Takes& takes, const Index* index) {
    for (Index i = 0; i < takes.view.count; ++i) checked_index(takes.shape, takes.size, index, i);
}

}  // namespace

void take(const Takes& takes, const std::byte* x, const std::int64_t* index, std::byte* y,
          std::size_t element_bytes, Workers& workers) {
    check_all(takes, index);
    const AxisView& view = takes.view;
    const std::size_t row_bytes = static_cast<std::size_t>(view.inner) * element_bytes;
    if (row_bytes == 0) return;
    for_each_items(workers, view.outer * view.count, view.inner, 0.2, [&](Index first, Index last) {
        for (Index row = first; row < last; ++row) {
            const Index from = row / view.count * takes.size + index[row % view.count];
            std::memcpy(y + static_cast<std::size_t>(row) * row_bytes,
                        x + static_cast<std::size_t>(from) * row_bytes, row_bytes);
        }
    });
}

template <class T>
void add_taken(const Takes& takes, const T* x, const std::int64_t* index, T* y, Workers& workers) {
    check_all(takes, index);
    const AxisView& view = takes.view;
    const Index rows = view.count + takes.size;
    const Index width = columns_per_block(rows, view.inner);
    const Index spans = ceil_div(view.inner, width);
    const auto add_span = [&](Index outer, Index begin, Index end) {
        T* const slice = y + outer * takes.size * view.inner;
        for (Index i = 0; i < takes.size; ++i)
            std::fill(slice + i * view.inner + begin, slice + i * view.inner + end, T{});
        for (Index i = 0; i < view.count; ++i) {
            T* const to = slice + index[i] * view.inner;
            const T* const from = x + (outer * view.count + i) * view.inner;
            for (Index j = begin; j < end; ++j) to[j] += from[j];
        }
    };
    for_each_items(workers, view.outer * spans, rows * std::min(width, view.inner), 0.5,
                   [&](Index first, Index last) {
                       for (Index i = first; i < last; ++i) {
                           const Index begin = i % spans * width;
                           add_span(i / spans, begin, std::min(view.inner, begin + width));
                       }
                   });
}

template void add_taken(const Takes&, const float*, const Index*, float*, Workers&);
template void add_taken(const Takes&, const double*, const Index*, double*, Workers&);

}  // namespace xgrad::kernels
