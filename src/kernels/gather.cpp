#include "kernels/gather.hpp"

#include "kernels/blocks.hpp"
#include "kernels/checked_index.hpp"

#include <algorithm>
#include <cstring>

namespace xgrad::kernels {
namespace {

using Index = std::int64_t;

// The index at a position, once it is known to be one.
Index checked(const Picks& picks, const Index* index, Index position) {
    return checked_index(picks.shape, picks.size, index, position);
}

template <std::size_t Bytes>
void gather_elements(const Picks& picks, const std::byte* x, const Index* index, std::byte* y,
                     Workers& workers) {
    const AxisView& view = picks.view;
    const Index slice_size = picks.size * view.inner;
    for_each_items(workers, view.outer * view.count, view.inner, 1, [&](Index first, Index last) {
        for (Index row = first; row < last; ++row) {
            const Index slice = row / view.count * slice_size;
            for (Index position = row * view.inner, j = 0; j < view.inner; ++j, ++position) {
                const Index from = slice + checked(picks, index, position) * view.inner + j;
                std::memcpy(y + position * static_cast<Index>(Bytes), x + from * static_cast<Index>(Bytes),
                            Bytes);
            }
        }
    });
}

// A range of columns of one outer slice. Who has it writes all of it, so that no two threads add to one element.
struct Span {
    Index outer;
    Index begin;
    Index end;
};

template <class T> void zero_span(const Picks& picks, const Span& span, T* y) {
    const Index inner = picks.view.inner;
    T* const slice = y + span.outer * picks.size * inner;
    if (span.end - span.begin == inner) {
        std::fill_n(slice, picks.size * inner, T{});
        return;
    }
    for (Index i = 0; i < picks.size; ++i)
        std::fill(slice + i * inner + span.begin, slice + i * inner + span.end, T{});
}

template <class T> void add_span(const Picks& picks, const Span& span, const T* x, const Index* index, T* y) {
    const AxisView& view = picks.view;
    T* const slice = y + span.outer * picks.size * view.inner;
    for (Index i = 0; i < view.count; ++i)
        for (Index j = span.begin; j < span.end; ++j) {
            const Index position = (span.outer * view.count + i) * view.inner + j;
            slice[checked(picks, index, position) * view.inner + j] += x[position];
        }
}

// Where a slice has one column, its elements follow each other in memory, and slices do.
template <class T>
void scatter_rows(const Picks& picks, Index first, Index last, const T* x, const Index* index, T* y) {
    std::fill(y + first * picks.size, y + last * picks.size, T{});
    for (Index row = first; row < last; ++row)
        for (Index position = row * picks.view.count; position < (row + 1) * picks.view.count; ++position)
            y[row * picks.size + checked(picks, index, position)] += x[position];
}

}  // namespace

void gather(const Picks& picks, const std::byte* x, const Index* index, std::byte* y,
            std::size_t element_bytes, Workers& workers) {
    if (element_bytes == 4) return gather_elements<4>(picks, x, index, y, workers);
    if (element_bytes == 8) return gather_elements<8>(picks, x, index, y, workers);
    gather_elements<1>(picks, x, index, y, workers);
}

template <class T>
void scatter_add(const Picks& picks, const T* x, const Index* index, T* y, Workers& workers) {
    const AxisView& view = picks.view;
    const Index rows = view.count + picks.size;
    if (view.inner == 1)
        return for_each_items(workers, view.outer, rows, 1, [&](Index first, Index last) {
            scatter_rows(picks, first, last, x, index, y);
        });
    const Index width = columns_per_block(rows, view.inner);
    const Index spans = ceil_div(view.inner, width);
    const Index elements = rows * std::min(width, view.inner);
    for_each_items(workers, view.outer * spans, elements, 1, [&](Index first, Index last) {
        for (Index i = first; i < last; ++i) {
            const Index begin = i % spans * width;
            const Span span{i / spans, begin, std::min(view.inner, begin + width)};
            zero_span(picks, span, y);
            add_span(picks, span, x, index, y);
        }
    });
}

template void scatter_add(const Picks&, const float*, const Index*, float*, Workers&);
template void scatter_add(const Picks&, const double*, const Index*, double*, Workers&);

}  // namespace xgrad::kernels
