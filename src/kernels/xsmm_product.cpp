#include "kernels/block_product.hpp"
#include "xgrad/kernels/isa.hpp"

#ifdef XGRAD_WITH_LIBXSMM

#include <algorithm>
#include <cmath>
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

bool has_avx512() { return best_isa() == Isa::avx512; }

// What libxsmm has of b at a time, in bytes: it goes through that once for every few rows of a, so it has to stay in the
// second-level cache, or in the innermost where the processor's registers hold less. Measured on a processor of each kind.
std::int64_t largest_part() { return has_avx512() ? 256L * 1024 : 16L * 1024; }

constexpr std::int64_t least_bytes_across = 128;  // of a row of b: four registers, or two

// The elements of the inner axis that it goes through at a time.
std::int64_t longest_inner() { return largest_part() / least_bytes_across; }

std::int64_t ceil_to(std::int64_t size, std::int64_t step) { return (size + step - 1) / step * step; }

// The inner axis in equal parts that are short enough.
std::int64_t inner_at_a_time(std::int64_t inner) {
    constexpr std::int64_t step = 16;
    const std::int64_t parts = ceil_to(inner, longest_inner()) / longest_inner();
    return parts == 1 ? inner : ceil_to((inner + parts - 1) / parts, step);
}

// Rows of b that are 2 KB or more apart meet in the same places of the cache. A part of b is read often enough to be copied
// to where its rows follow each other; so is a transposed b, for which there is no code.
bool packs(const BlockShape& s, std::size_t element_bytes) {
    constexpr std::int64_t enough_rows = 64;
    constexpr std::size_t far_apart = 2048;
    return s.transpose_b || (s.rows >= enough_rows && s.columns < s.b_stride &&
                             static_cast<std::size_t>(s.b_stride) * element_bytes >= far_apart);
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
[[gnu::target("avx")]] void clear_upper_halves() { __builtin_ia32_vzeroupper(); }
void leave_vector_code() {
    static const bool has_halves = has_avx();
    if (has_halves) clear_upper_halves();
}
#else
void leave_vector_code() {}
#endif

// A block multiplied by code for parts of its inner axis, whose sums add up in order.
template <class T> class XsmmProduct {
public:
    explicit XsmmProduct(const BlockShape& shape) : shape_(shape), packs_(packs(shape, sizeof(T))) {
        const std::int64_t inner = inner_at_a_time(shape.inner);
        for (std::int64_t first = 0; first < shape.inner; first += inner)
            add_stage(first, std::min(inner, shape.inner - first));
    }

    // Whether the processor is one that there is code for.
    bool works() const { return works_; }

    void operator()(const T* a, const T* b, T* c) const {
        for (const Stage& stage : stages_) {
            const T* const part = packs_ ? packed(stage.shape, b + stage.b) : b + stage.b;
            stage.code(part, a + stage.a, c);
        }
        leave_vector_code();
    }

private:
    using Code =
        decltype(Dispatch<T>::make(0, 0, 0, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr));

    // Part of the inner axis, and where that begins, in elements.
    struct Stage {
        Code code;
        BlockShape shape;
        std::int64_t a;
        std::int64_t b;
    };

    void add_stage(std::int64_t first, std::int64_t inner) {
        BlockShape part = shape_;
        part.inner = inner;
        const Code code = make_code(part, first > 0);
        works_ = works_ && code != nullptr;
        stages_.push_back({code, part, shape_.transpose_a ? first * shape_.a_stride : first,
                           shape_.transpose_b ? first : first * shape_.b_stride});
    }

    Code make_code(const BlockShape& s, bool adds) const {
        const Int b_stride = narrow(packs_ ? s.columns : s.b_stride);
        const Int a_stride = narrow(s.a_stride);
        const Int c_stride = narrow(s.c_stride);
        const T alpha = 1;
        const T beta = adds ? 1 : 0;
        const int flags = s.transpose_a ? LIBXSMM_GEMM_FLAG_TRANS_B : LIBXSMM_GEMM_FLAG_NONE;
        const int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
        return Dispatch<T>::make(narrow(s.columns), narrow(s.rows), narrow(s.inner), &b_stride, &a_stride,
                                 &c_stride, &alpha, &beta, &flags, &prefetch);
    }

    BlockShape shape_;
    bool packs_;
    bool works_ = true;
    std::vector<Stage> stages_;
};

// The part of the work that is lost to what is left of a row after whole registers: without masks, that is multiplied
// half a register and then single numbers at a time.
template <class T> double lost(std::int64_t columns) {
    constexpr auto in_register = static_cast<std::int64_t>(32 / sizeof(T));
    constexpr std::int64_t in_half = in_register / 2;
    const std::int64_t left = columns % in_register;
    const std::int64_t steps = columns / in_register + left / in_half + left % in_half;
    return 1 - static_cast<double>(columns) / static_cast<double>(steps * in_register);
}

// Rows that are 4 KB long meet in the same places of the innermost cache.
template <class T> bool has_long_rows(const BlockShape& s) {
    constexpr std::size_t long_row = 4000;
    return static_cast<std::size_t>(s.a_stride) * sizeof(T) >= long_row;
}

}  // namespace

bool has_xsmm() { return true; }

template <class T> bool suits_xsmm(const BlockShape& s) {
    constexpr std::int64_t few_columns = 32;
    constexpr std::int64_t few_rows_of_a = 48;
    constexpr double little = 8000;  // multiplications
    if (has_avx512()) return s.transpose_a || s.columns >= few_columns || !has_long_rows<T>(s);
    if (s.transpose_a && s.inner >= few_rows_of_a && has_long_rows<T>(s)) return false;
    return s.inner <= longest_inner() && std::pow(lost<T>(s.columns), 2) * s.work() < little;
}

template <class T> bool exceeds_xsmm(std::int64_t columns, std::int64_t inner) {
    const auto bytes = static_cast<std::int64_t>(sizeof(T));
    return columns * bytes > least_bytes_across &&
           columns * std::min(inner, longest_inner()) * bytes > largest_part();
}

template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape) {
    XsmmProduct<T> product(shape);
    if (!product.works()) return blas_product<T>(shape);
    return product;
}

#else

namespace xgrad::kernels {

bool has_xsmm() { return false; }
template <class T> bool suits_xsmm(const BlockShape&) { return false; }
template <class T> bool exceeds_xsmm(std::int64_t, std::int64_t) { return false; }
template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape) { return blas_product<T>(shape); }

#endif

template BlockProduct<float> xsmm_product(const BlockShape&);
template BlockProduct<double> xsmm_product(const BlockShape&);
template bool suits_xsmm<float>(const BlockShape&);
template bool suits_xsmm<double>(const BlockShape&);
template bool exceeds_xsmm<float>(std::int64_t, std::int64_t);
template bool exceeds_xsmm<double>(std::int64_t, std::int64_t);

}  // namespace xgrad::kernels
