#include "kernels/arg_sort.hpp"

#include "kernels/blocks.hpp"

#include <algorithm>
#include <numeric>
#include <vector>

namespace xgrad::kernels {
namespace {

template <class T> bool comes_before(T a, T b) { return a < b || (b != b && a == a); }

}  // namespace

template <class T> void argsort(const AxisView& view, const T* x, std::int64_t* y, Workers& workers) {
    const std::int64_t lines = view.outer * view.inner;
    for_each_items(workers, lines, view.count, 30, [&](std::int64_t first, std::int64_t last) {
        thread_local std::vector<std::int64_t> order;
        order.resize(static_cast<std::size_t>(view.count));
        for (std::int64_t line = first; line < last; ++line) {
            const std::int64_t start = line / view.inner * view.count * view.inner + line % view.inner;
            const T* values = x + start;
            std::iota(order.begin(), order.end(), 0);
            const auto earlier = [&](std::int64_t a, std::int64_t b) {
                const T x_a = values[a * view.inner];
                const T x_b = values[b * view.inner];
                return comes_before(x_a, x_b) || (a < b && !comes_before(x_b, x_a));
            };
            std::sort(order.begin(), order.end(), earlier);  // std::stable_sort would allocate
            for (std::int64_t i = 0; i < view.count; ++i)
                y[start + i * view.inner] = order[static_cast<std::size_t>(i)];
        }
    });
}

template void argsort(const AxisView&, const float*, std::int64_t*, Workers&);
template void argsort(const AxisView&, const double*, std::int64_t*, Workers&);
template void argsort(const AxisView&, const std::int64_t*, std::int64_t*, Workers&);

}  // namespace xgrad::kernels
