#include "kernels/block_product.hpp"

#ifdef XGRAD_WITH_LIBXSMM

#include <algorithm>
#include <libxsmm.h>
#include <vector>

namespace xgrad::kernels {
namespace {

using Int = libxsmm_blasint;

Int narrow(std::int64_t size) { return static_cast<Int>(size); }

// libxsmm counts rows as we count columns, so the operands change places: c' = b' a'.
template <class T> struct Dispatch;
template <> struct Dispatch<float> { static constexpr auto make = libxsmm_smmdispatch; };
template <> struct Dispatch<double> { static constexpr auto make = libxsmm_dmmdispatch; };

// Rows of b that are 2 KB or more apart meet in the same places of the cache. A part of b is read often enough to be copied
// to where its rows follow each other; so is a transposed b, for which there is no code.
bool packs(const BlockShape& s, std::size_t element_bytes) {
    constexpr std::int64_t enough_rows = 64;
    constexpr std::size_t far_apart = 2048;
    return s.transpose_b || (s.rows >= enough_rows && s.columns < s.b_stride &&
                             static_cast<std::size_t>(s.b_stride) * element_bytes >= far_apart);
}

template <class T> auto make_code(const BlockShape& s) {
    const Int b_stride = narrow(packs(s, sizeof(T)) ? s.columns : s.b_stride);
    const Int a_stride = narrow(s.a_stride);
    const Int c_stride = narrow(s.c_stride);
    const T alpha = 1;
    const T beta = 0;
    const int flags = s.transpose_a ? LIBXSMM_GEMM_FLAG_TRANS_B : LIBXSMM_GEMM_FLAG_NONE;
    const int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
    return Dispatch<T>::make(narrow(s.columns), narrow(s.rows), narrow(s.inner), &b_stride, &a_stride,
                             &c_stride, &alpha, &beta, &flags, &prefetch);
}

// b as [inner, columns], in memory of this thread.
template <class T> const T* packed(const BlockShape& s, const T* b) {
    thread_local std::vector<T> memory;
    const auto size = static_cast<std::size_t>(s.inner * s.columns);
    if (memory.size() < size) memory.resize(size);
    if (!s.transpose_b)
        for (std::int64_t i = 0; i < s.inner; ++i)
            std::copy_n(b + i * s.b_stride, s.columns, memory.data() + i * s.columns);
    else
        libxsmm_otrans(memory.data(), b, sizeof(T), narrow(s.inner), narrow(s.columns), narrow(s.b_stride),
                       narrow(s.columns));
    return memory.data();
}

// The code leaves the upper halves of the vector registers in use, which slows down all older instructions after it.
#if defined(__x86_64__)
[[gnu::target("avx")]] void leave_vector_code() { __builtin_ia32_vzeroupper(); }
#else
void leave_vector_code() {}
#endif

template <class T, class Code> void run(Code code, const T* a, const T* b, T* c) {
    code(b, a, c);
    leave_vector_code();
}

}  // namespace

bool has_xsmm() { return true; }

template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape) {
    const auto code = make_code<T>(shape);
    if (code == nullptr) return blas_product<T>(shape);  // a processor that it makes no code for
    if (!packs(shape, sizeof(T))) return [code](const T* a, const T* b, T* c) { run(code, a, b, c); };
    return [code, shape](const T* a, const T* b, T* c) { run(code, a, packed(shape, b), c); };
}

#else

namespace xgrad::kernels {

bool has_xsmm() { return false; }
template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape) { return blas_product<T>(shape); }

#endif

template BlockProduct<float> xsmm_product(const BlockShape&);
template BlockProduct<double> xsmm_product(const BlockShape&);

}  // namespace xgrad::kernels
