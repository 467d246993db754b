#include "kernels/block_product.hpp"
#include "xgrad/kernels/isa.hpp"

#ifdef XGRAD_WITH_LIBXSMM

#include "kernels/blocks.hpp"
#include "xgrad/base/buffer.hpp"

#include <algorithm>
#include <libxsmm.h>
#include <limits>
#include <vector>

namespace xgrad::kernels {
namespace {

using Int = libxsmm_blasint;

Int as_int(std::int64_t size) { return static_cast<Int>(size); }

// libxsmm counts rows as we count columns, so the operands change places: c' = b' a'.
template <class T> struct Dispatch;
template <> struct Dispatch<float> { static constexpr auto make = libxsmm_smmdispatch; };
template <> struct Dispatch<double> { static constexpr auto make = libxsmm_dmmdispatch; };

// How libxsmm's code is best used on a kind of processor, measured on one of each. Sizes are in bytes unless said.
struct Tuning {
    // Whether its code multiplies what is left of a row after whole registers at once.
    bool has_masks;
    // Elements of the inner axis that it goes through at a time, and likewise if a is transposed.
    std::int64_t inner;
    std::int64_t inner_of_transposed;
    // b is multiplied in parts of about this size, as each is read anew for every few rows of a and should stay in a cache.
    std::int64_t part_of_b;
    // But no part takes less than this of b's rows.
    std::int64_t least_across;
    // Rows at least as far apart meet in the same places of the cache, so that copies are faster: of a transposed a, of b.
    std::int64_t apart_a;
    std::int64_t apart_b;
    // Rows of a that a part of b is worth copying for.
    std::int64_t enough_rows;
};

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t aliasing_row = 4000;  // rows as long meet in the same places of the innermost cache

constexpr Tuning with_avx512{.has_masks = true,
                             .inner = 2048,
                             .inner_of_transposed = 2048,
                             .part_of_b = 256L * 1024,
                             .least_across = 128,
                             .apart_a = never,
                             .apart_b = 2048,
                             .enough_rows = 64};
constexpr Tuning without_avx512{.has_masks = false,
                                .inner = 112,
                                .inner_of_transposed = 64,
                                .part_of_b = 16L * 1024,
                                .least_across = 256,
                                .apart_a = aliasing_row,
                                .apart_b = 0,
                                .enough_rows = 24};

const Tuning& tuning() { return best_isa() == Isa::avx512 ? with_avx512 : without_avx512; }

template <class T> constexpr auto bytes = static_cast<std::int64_t>(sizeof(T));
template <class T> constexpr std::int64_t in_register = 32 / bytes<T>;  // without masks
template <class T>
constexpr std::int64_t column_step = 128 / bytes<T>;  // of pieces that it multiplies fastest

std::int64_t round_up(std::int64_t size, std::int64_t step) { return ceil_div(size, step) * step; }

// The length of the pieces of an axis, which are equal but for whole steps.
std::int64_t equal_pieces(std::int64_t length, std::int64_t at_most, std::int64_t step) {
    return length <= at_most ? length : round_up(ceil_div(length, ceil_div(length, at_most)), step);
}

std::int64_t inner_at_most(const BlockShape& s) {
    return s.transpose_a ? tuning().inner_of_transposed : tuning().inner;
}

template <class T> std::int64_t columns_at_most(std::int64_t inner) {
    const std::int64_t least = tuning().least_across / bytes<T>;
    return std::max<std::int64_t>(1, tuning().part_of_b / (inner * bytes<T>) / least) * least;
}

// About what it takes to multiply so many registers of a row of b by a number: it holds up to four for each of three rows,
// and one or two do not keep the processor busy while it waits for the last result.
double cycles(std::int64_t registers) {
    constexpr double of_rest[] = {0, 1.3, 1.3, 1.5};
    const std::int64_t fours = registers / 4;
    return 2 * static_cast<double>(fours) + of_rest[registers % 4];
}

// Without masks, what is left of a row is multiplied half a register and then single numbers at a time. Copies of b and c
// with whole registers may be worth it.
template <class T> bool pads(std::int64_t rows, std::int64_t columns, std::int64_t inner) {
    constexpr std::int64_t half = in_register<T> / 2;
    constexpr double copying = 20;  // cycles a row, of a result that stays in a cache
    constexpr std::int64_t longest = 512L * 1024;
    const std::int64_t whole = columns / in_register<T>;
    const std::int64_t left = columns % in_register<T>;
    const std::int64_t copied = bytes<T> * rows * (columns + in_register<T>);
    if (tuning().has_masks || left == 0 || copied > longest) return false;
    const std::int64_t steps = left / half + left % half;
    const double gain = cycles(whole) + static_cast<double>(steps) * cycles(1) - cycles(whole + 1);
    return gain * static_cast<double>(rows * inner) > copying * static_cast<double>(rows + inner);
}

// The transposed a's rows lie so badly that each of its few elements in a cache line would be fetched anew.
template <class T> bool packs_a(const BlockShape& s) {
    constexpr std::int64_t enough_inner = 48;
    return s.transpose_a && s.inner >= enough_inner && s.a_stride * bytes<T> >= tuning().apart_a;
}

// A part of b that is read often enough is copied to where its rows follow each other; so is a transposed b, for which
// there is no code.
template <class T> bool packs_b(const BlockShape& s, std::int64_t columns) {
    return s.transpose_b || (s.rows >= tuning().enough_rows && columns < s.b_stride &&
                             s.b_stride * bytes<T> >= tuning().apart_b);
}

// Memory of this thread for copies of a and of b, and for what stands in c's place.
enum class Purpose { a, b, c };
template <class T> T* scratch(Purpose purpose, std::int64_t size) {
    thread_local Buffer memories[3];
    Buffer& memory = memories[static_cast<int>(purpose)];
    const std::size_t needed = static_cast<std::size_t>(size) * sizeof(T);
    if (memory.size() < needed) memory = Buffer(needed, Contents::unset);
    return reinterpret_cast<T*>(memory.data());
}

template <class T>
void copy_rows(const T* from, std::int64_t from_stride, T* to, std::int64_t to_stride, std::int64_t rows,
               std::int64_t columns) {
    for (std::int64_t row = 0; row < rows; ++row)
        std::copy_n(from + row * from_stride, columns, to + row * to_stride);
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

// A block multiplied piece by piece: of its columns, and of its inner axis, whose sums add up in order.
template <class T> class XsmmProduct {
public:
    explicit XsmmProduct(const BlockShape& shape)
        : shape_(shape), packs_a_(packs_a<T>(shape)), a_stride_(packs_a_ ? packed_stride() : shape.a_stride),
          inner_(equal_pieces(shape.inner, inner_at_most(shape), 8)),
          columns_(equal_pieces(shape.columns, columns_at_most<T>(inner_), column_step<T>)) {
        if (packs_a_) for_pieces(shape.inner, inner_, [&](std::int64_t inner) { add_columns(inner); });
        else for_pieces(shape.columns, columns_, [&](std::int64_t column) { add_inner(column); });
    }

    // Whether there is code for the processor, and for sizes as large.
    bool works() const { return works_; }

    void operator()(const T* a, const T* b, T* c) const {
        for (const Piece& piece : pieces_) multiply(piece, a, b, c);
    }

private:
    using Code =
        decltype(Dispatch<T>::make(0, 0, 0, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr));

    struct Piece {
        Code code;
        std::int64_t first_inner;
        std::int64_t inner;
        std::int64_t first_column;
        std::int64_t columns;
        std::int64_t width;  // of its columns, and of what fills up the last register
        bool packs_b;
    };

    template <class Function>
    static void for_pieces(std::int64_t length, std::int64_t piece, const Function& function) {
        for (std::int64_t first = 0; first < length; first += piece) function(first);
    }

    void add_columns(std::int64_t inner) {
        for_pieces(shape_.columns, columns_, [&](std::int64_t column) { add_piece(inner, column); });
    }
    void add_inner(std::int64_t column) {
        for_pieces(shape_.inner, inner_, [&](std::int64_t inner) { add_piece(inner, column); });
    }

    void add_piece(std::int64_t first_inner, std::int64_t first_column) {
        Piece piece{.code = nullptr,
                    .first_inner = first_inner,
                    .inner = std::min(inner_, shape_.inner - first_inner),
                    .first_column = first_column,
                    .columns = std::min(columns_, shape_.columns - first_column),
                    .width = 0,
                    .packs_b = false};
        piece.width = pads<T>(shape_.rows, piece.columns, shape_.inner)
                          ? round_up(piece.columns, in_register<T>)
                          : piece.columns;
        piece.packs_b = piece.width > piece.columns || packs_b<T>(shape_, piece.columns);
        piece.code = fits(piece) ? make_code(piece) : nullptr;
        works_ = works_ && piece.code != nullptr;
        pieces_.push_back(piece);
    }

    // Its code has distances as 32 bits: over the whole inner axis of b and of a transposed a, and over some rows.
    bool fits(const Piece& piece) const {
        constexpr std::int64_t most_rows = 32;
        const std::int64_t longest = std::max({piece.inner * (piece.packs_b ? piece.width : shape_.b_stride),
                                               (shape_.transpose_a ? piece.inner : most_rows) * a_stride_,
                                               most_rows * shape_.c_stride, shape_.rows});
        return longest <= std::numeric_limits<Int>::max() / bytes<T>;
    }

    Code make_code(const Piece& piece) const {
        const Int b_stride = as_int(piece.packs_b ? piece.width : shape_.b_stride);
        const Int a_stride = as_int(a_stride_);
        const Int c_stride = as_int(piece.width > piece.columns ? piece.width : shape_.c_stride);
        const T alpha = 1;
        const T beta = piece.first_inner > 0 ? 1 : 0;
        const int flags = shape_.transpose_a ? LIBXSMM_GEMM_FLAG_TRANS_B : LIBXSMM_GEMM_FLAG_NONE;
        const int prefetch = LIBXSMM_GEMM_PREFETCH_NONE;
        return Dispatch<T>::make(as_int(piece.width), as_int(shape_.rows), as_int(piece.inner), &b_stride,
                                 &a_stride, &c_stride, &alpha, &beta, &flags, &prefetch);
    }

    // Only the last columns may be filled up, so that what stands in their place can wait for the next part of the inner axis.
    void multiply(const Piece& piece, const T* a, const T* b, T* c) const {
        T* const columns = c + piece.first_column;
        const bool is_padded = piece.width > piece.columns;
        T* const result = is_padded ? scratch<T>(Purpose::c, shape_.rows * piece.width) : columns;
        piece.code(b_of(piece, b), a_of(piece, a), result);
        leave_vector_code();
        if (is_padded && piece.first_inner + piece.inner == shape_.inner)
            copy_rows(result, piece.width, columns, shape_.c_stride, shape_.rows, piece.columns);
    }

    // An odd number of cache lines, so that rows do not meet in the same places of the cache.
    std::int64_t packed_stride() const {
        constexpr auto in_line = static_cast<std::int64_t>(Buffer::alignment / sizeof(T));
        return (ceil_div(shape_.rows, in_line) | 1) * in_line;
    }

    const T* a_of(const Piece& piece, const T* a) const {
        const T* const rows = a + piece.first_inner * (shape_.transpose_a ? shape_.a_stride : 1);
        if (!packs_a_) return rows;
        T* const packed = scratch<T>(Purpose::a, inner_ * a_stride_);
        if (piece.first_column == 0)
            copy_rows(rows, shape_.a_stride, packed, a_stride_, piece.inner, shape_.rows);
        return packed;
    }

    const T* b_of(const Piece& piece, const T* b) const {
        const std::int64_t stride = shape_.b_stride;
        const T* const part = shape_.transpose_b ? b + piece.first_column * stride + piece.first_inner
                                                 : b + piece.first_inner * stride + piece.first_column;
        if (!piece.packs_b) return part;
        T* const packed = scratch<T>(Purpose::b, piece.inner * piece.width);
        if (shape_.transpose_b)
            libxsmm_otrans(packed, part, sizeof(T), as_int(piece.inner), as_int(piece.columns),
                           as_int(stride), as_int(piece.width));
        else copy_rows(part, stride, packed, piece.width, piece.inner, piece.columns);
        const std::int64_t filling = piece.width - piece.columns;
        for (std::int64_t row = 0; filling > 0 && row < piece.inner; ++row)
            std::fill_n(packed + row * piece.width + piece.columns, filling, T{});
        return packed;
    }

    BlockShape shape_;
    bool packs_a_;
    std::int64_t a_stride_;
    std::int64_t inner_;
    std::int64_t columns_;
    bool works_ = true;
    std::vector<Piece> pieces_;
};

}  // namespace

bool has_xsmm() { return true; }

template <class T> bool suits_xsmm(const BlockShape& s) {
    constexpr double worth_loading_blas = 20000;  // multiplications
    if (s.work() < worth_loading_blas) return true;
    if (s.rows == 1 || s.columns == 1) return false;
    if (!tuning().has_masks) return s.columns >= in_register<T> / 2;
    constexpr std::int64_t few_columns = 32;
    return s.transpose_a || s.columns >= few_columns || s.a_stride * bytes<T> < aliasing_row;
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
template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape) { return blas_product<T>(shape); }

#endif

template BlockProduct<float> xsmm_product(const BlockShape&);
template BlockProduct<double> xsmm_product(const BlockShape&);
template bool suits_xsmm<float>(const BlockShape&);
template bool suits_xsmm<double>(const BlockShape&);

}  // namespace xgrad::kernels
