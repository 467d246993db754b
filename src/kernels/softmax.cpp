#include "kernels/softmax.hpp"

#include "kernels/blocks.hpp"
#include "kernels/tree.hpp"
#include "xgrad/kernels/tile.hpp"

#include <algorithm>
#include <array>
#include <cmath>

// Three sweeps over a slice while it is in cache: its maximum; the exponentials, into y, and their sum; the result.
namespace xgrad::kernels {
namespace {

using Index = std::int64_t;

constexpr Index widest = 64;    // columns taken together
constexpr Index together = 16;  // short rows taken together
constexpr Index longest = 64;   // elements of a short row
constexpr double nanoseconds_an_element = 1;

std::size_t at(Index i) { return static_cast<std::size_t>(i); }

struct Quotient {
    template <class T> static T scale(T sum) { return sum; }
    template <class T> static T finish(T, T exponential, T sum) { return exponential / sum; }
};

struct Logarithm {
    template <class T> static T scale(T sum) { return std::log(sum); }
    template <class T> static T finish(T shifted, T, T log_sum) { return shifted - log_sum; }
};

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

// Short rows fill no vector register: some of them stood upright do. x, y: [together, count]
template <class Form, class T> void short_rows(const T* x, T* y, Index count) {
    std::array<T, longest * together> shifted;
    std::array<T, longest * together> exponential;
    std::array<T, together> largest;
    std::array<T, together> scale;
    for (Index i = 0; i < count; ++i)
        for (Index row = 0; row < together; ++row) shifted[at(i * together + row)] = x[row * count + i];
    fold_columns<Max>(shifted.data(), count, together, together, largest.data());
    for (Index i = 0; i < count; ++i)
        for (Index j = 0; j < together; ++j) shifted[at(i * together + j)] -= largest[at(j)];
    for (Index i = 0; i < count * together; ++i) exponential[at(i)] = std::exp(shifted[at(i)]);
    sum_columns<together>(exponential.data(), count, together, together, scale.data());
    for (Index j = 0; j < together; ++j) scale[at(j)] = Form::scale(scale[at(j)]);
    for (Index i = 0; i < count; ++i)
        for (Index j = 0; j < together; ++j) {
            const std::size_t k = at(i * together + j);
            shifted[k] = Form::finish(shifted[k], exponential[k], scale[at(j)]);
        }
    for (Index i = 0; i < count; ++i)
        for (Index row = 0; row < together; ++row) y[row * count + i] = shifted[at(i * together + row)];
}

// The last rows are filled up to as many as stand upright.
template <class Form, class T> void last_short_rows(const T* x, T* y, Index count, Index rows) {
    std::array<T, longest * together> memory;
    std::fill_n(std::copy_n(x, rows * count, memory.data()), (together - rows) * count, T{});
    short_rows<Form>(memory.data(), memory.data(), count);
    std::copy_n(memory.data(), rows * count, y);
}

// x, y: [count]
template <class Form, class T> void long_row(const T* x, T* y, Index count) {
    static constexpr Tile exp = tile<1, Floating>([](auto v) { return std::exp(v); });
    const T largest = fold_row<Max>(x, count);
    for (Index i = 0; i < count; ++i) y[i] = x[i] - largest;
    const auto* const shifted = reinterpret_cast<const std::byte*>(y);
    exp[dtype_of<T>()](&shifted, reinterpret_cast<std::byte*>(y), at(count));
    const T scale = Form::scale(sum_row(y, count));
    for (Index i = 0; i < count; ++i) y[i] = Form::finish(x[i] - largest, y[i], scale);
}

template <class Form, class T> void run_rows(const AxisView& view, const T* x, T* y, Workers& workers) {
    const Index count = view.count;
    const bool is_short = count <= longest;
    const Index step = is_short ? together : 1;
    const Index length = ceil_div(items_per_block(count), step) * step;
    const double microseconds = nanoseconds_an_element * static_cast<double>(length * count) / 1e3;
    const auto body = [&](Index first, Index last) {
        run_on(best_isa(), [=] {
            for (Index row = first; row < last; row += step) {
                const T* const from = x + row * count;
                T* const to = y + row * count;
                if (!is_short) long_row<Form>(from, to, count);
                else if (last - row >= together) short_rows<Form>(from, to, count);
                else last_short_rows<Form>(from, to, count, last - row);
            }
        });
    };
    for_each_range(workers, view.outer, length, body, microseconds);
}

template <class Form, class T> void run(const AxisView& view, const T* x, T* y, Workers& workers) {
    if (view.inner == 1) return run_rows<Form>(view, x, y, workers);
    const Index spans = ceil_div(view.inner, widest);
    const Index elements = view.count * std::min(widest, view.inner);
    for_each_items(workers, view.outer * spans, elements, nanoseconds_an_element,
                   [&](Index first, Index last) {
                       run_on(best_isa(), [=] {
                           for (Index span = first; span < last; ++span) {
                               const Index column = span % spans * widest;
                               const Index start = span / spans * view.count * view.inner + column;
                               slice_columns<Form>(x + start, y + start, view.count, view.inner,
                                                   std::min(widest, view.inner - column));
                           }
                       });
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
