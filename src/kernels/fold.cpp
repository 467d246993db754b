#include "kernels/fold.hpp"

#include "kernels/tree.hpp"

namespace xgrad::kernels {
namespace {

static_assert(Fold::stretch == row_leaf);

template <class Combine, class T>
void leaves(const std::byte* const* inputs, std::byte* output, std::size_t n) {
    run_on(best_isa(), [=] {
        const T* x = detail::in<T>(inputs[0]);
        T* partial = detail::out<T>(output);
        std::size_t i = 0;
        for (; i + Fold::stretch <= n; i += Fold::stretch) *partial++ = fold_row<Combine>(x + i, row_leaf);
        if (i < n) *partial = fold_row<Combine>(x + i, static_cast<std::int64_t>(n - i));
    });
}

template <class Combine, class T>
void whole(const std::byte* const* inputs, std::byte* output, std::size_t n) {
    const T* partials = detail::in<T>(inputs[0]);
    Tree<Combine, T, 1> tree(1);
    for (std::size_t i = 0; i < n; ++i) {
        *tree.leaf() = partials[i];
        tree.push();
    }
    tree.finish(detail::out<T>(output));
}

}  // namespace

template <class Combine, class T> Fold fold_of() { return {leaves<Combine, T>, whole<Combine, T>}; }

template Fold fold_of<Sum, float>();
template Fold fold_of<Sum, double>();
template Fold fold_of<Sum, std::int64_t>();
template Fold fold_of<Max, float>();
template Fold fold_of<Max, double>();
template Fold fold_of<Max, std::int64_t>();
template Fold fold_of<Min, float>();
template Fold fold_of<Min, double>();
template Fold fold_of<Min, std::int64_t>();

}  // namespace xgrad::kernels
