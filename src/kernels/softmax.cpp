#include "kernels/softmax.hpp"

#include "kernels/blocks.hpp"
#include "kernels/tree.hpp"

#include <algorithm>
#include <array>
#include <cmath>

// Three sweeps over a slice while it is in cache: its maximum; the exponentials, into y, and their sum; the result.
namespace xgrad::kernels {
namespace {

constexpr std::int64_t widest = 64;  // columns taken together
using Index = std::int64_t;

struct Quotient {
    template <class T> static T scale(T sum) { return sum; }
    template <class T> static T finish(T, T exponential, T sum) { return exponential / sum; }
};

struct Logarithm {
    template <class T> static T scale(T sum) { return std::log(sum); }
    template <class T> static T finish(T shifted, T, T log_sum) { return shifted - log_sum; }
};

// x, y: [count]
template <class Form, class T> void slice_row(const T* x, T* y, Index count) {
    const T largest = fold_row<Max>(x, count);
    for (Index i = 0; i < count; ++i) y[i] = std::exp(x[i] - largest);
    const T scale = Form::scale(sum_row(y, count));
    for (Index i = 0; i < count; ++i) y[i] = Form::finish(x[i] - largest, y[i], scale);
}

// x, y: [count, columns], rows `stride` apart, columns <= widest
template <class Form, class T>
void slice_columns(const T* x, T* y, Index count, Index stride, Index columns) {
    std::array<T, widest> largest;
    std::array<T, widest> scale;
    T* const m = largest.data();
    T* const s = scale.data();
    fold_columns<Max>(x, count, stride, columns, m);
    for (Index i = 0; i < count; ++i)
        for (Index j = 0; j < columns; ++j) y[i * stride + j] = std::exp(x[i * stride + j] - m[j]);
    sum_columns<widest>(y, count, stride, columns, s);
    for (Index j = 0; j < columns; ++j) s[j] = Form::scale(s[j]);
    for (Index i = 0; i < count; ++i)
        for (Index j = 0; j < columns; ++j)
            y[i * stride + j] = Form::finish(x[i * stride + j] - m[j], y[i * stride + j], s[j]);
}

template <class Form, class T> void run(const AxisView& view, const T* x, T* y, Workers& workers) {
    if (view.inner == 1) {
        for_each_range(workers, view.outer, items_per_block(view.count), [&](Index first, Index last) {
            for (Index row = first; row < last; ++row)
                slice_row<Form>(x + row * view.count, y + row * view.count, view.count);
        });
        return;
    }
    const Index spans = ceil_div(view.inner, widest);
    const Index length = items_per_block(view.count * std::min(widest, view.inner));
    for_each_range(workers, view.outer * spans, length, [&](Index first, Index last) {
        for (Index span = first; span < last; ++span) {
            const Index column = span % spans * widest;
            const Index start = span / spans * view.count * view.inner + column;
            slice_columns<Form>(x + start, y + start, view.count, view.inner,
                                std::min(widest, view.inner - column));
        }
    });
}

}  // namespace

template <class T> void softmax(const AxisView& view, const T* x, T* y, Workers& workers) {
    run<Quotient>(view, x, y, workers);
}

template <class T> void log_softmax(const AxisView& view, const T* x, T* y, Workers& workers) {
    run<Logarithm>(view, x, y, workers);
}

template void softmax(const AxisView&, const float*, float*, Workers&);
template void softmax(const AxisView&, const double*, double*, Workers&);
template void log_softmax(const AxisView&, const float*, float*, Workers&);
template void log_softmax(const AxisView&, const double*, double*, Workers&);

}  // namespace xgrad::kernels
