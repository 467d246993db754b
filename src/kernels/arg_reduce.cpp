#include "kernels/arg_reduce.hpp"

#include "kernels/blocks.hpp"

namespace xgrad::kernels {
namespace {

// x: [count], elements `stride` apart.
template <class T> std::int64_t index_of_largest(const T* x, std::int64_t count, std::int64_t stride) {
    std::int64_t best = 0;
    T largest = x[0];
    for (std::int64_t i = 1; i < count && largest == largest; ++i) {
        const T value = x[i * stride];
        if (value <= largest) continue;  // false for a NaN, which so becomes the largest and ends the search
        largest = value;
        best = i;
    }
    return best;
}

}  // namespace

template <class T> void argmax(const AxisView& view, const T* x, std::int64_t* y, Workers& workers) {
    const std::int64_t outputs = view.outer * view.inner;
    for_each_items(workers, outputs, view.count, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t i = first; i < last; ++i) {
            const std::int64_t start = i / view.inner * view.count * view.inner + i % view.inner;
            y[i] = index_of_largest(x + start, view.count, view.inner);
        }
    });
}

template void argmax(const AxisView&, const float*, std::int64_t*, Workers&);
template void argmax(const AxisView&, const double*, std::int64_t*, Workers&);
template void argmax(const AxisView&, const std::int64_t*, std::int64_t*, Workers&);

}  // namespace xgrad::kernels
