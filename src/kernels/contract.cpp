#include "kernels/contract.hpp"

#include "kernels/blocks.hpp"

#include <algorithm>
#include <type_traits>

namespace xgrad::kernels {
namespace {

constexpr double multiplications_per_microsecond = 5e4;
constexpr double worth_handing = 2.5e5;    // multiplications: as a part to another thread
constexpr double block_work = 1.5e6;       // of each of more parts than two, as smaller blocks are slower
constexpr std::int64_t enough_blocks = 8;  // of one product, for that many threads: larger blocks are faster
constexpr std::int64_t side_step = 8;      // block sides are multiples of it, for the library's inner loops

// Which library multiplies a block follows from its shape alone. These bounds were measured on a processor with AVX-512.
// libxsmm goes through b once for every few rows of a, so that b's part has to fit the second-level cache.
constexpr std::int64_t largest_b = 256L * 1024;  // bytes
constexpr std::int64_t least_columns = 32;
// Rows of a that are as long as that meet in the same places of the cache, which shows where each is used for few columns.
constexpr std::int64_t longest_row = 4000;  // bytes
// Below this many multiplications a call of oneDNN costs more than its faster loops save, and with more blocks than
// that the code and descriptions that it keeps for each add up.
constexpr double least_onednn_work = 16000;
constexpr std::int64_t most_onednn_parts = 64;

struct Sides {
    std::int64_t rows;
    std::int64_t columns;
};

std::int64_t half(std::int64_t side) { return ceil_div(side, 2 * side_step) * side_step; }

// The size of the blocks of one product: b's part is made as narrow as libxsmm likes it, then the longer side is halved
// until there are enough of them.
Sides block_of(const Contraction& product, std::int64_t element_bytes) {
    Sides block{product.rows, product.columns};
    const std::int64_t column_bytes = product.inner * element_bytes;
    if (least_columns * column_bytes <= largest_b)
        while (block.columns * column_bytes > largest_b) block.columns = half(block.columns);
    const double work = static_cast<double>(product.rows) * static_cast<double>(product.columns) *
                        static_cast<double>(product.inner);
    for (std::int64_t blocks = 2 * ceil_div(product.columns, block.columns);
         blocks <= enough_blocks &&
         work >= static_cast<double>(blocks) * (blocks > 2 ? block_work : worth_handing);
         blocks *= 2) {
        std::int64_t& side = block.rows >= block.columns ? block.rows : block.columns;
        if (side < 4 * side_step) break;
        side = half(side);
    }
    return block;
}

bool suits_xsmm(const BlockShape& shape, std::size_t element_bytes) {
    const auto bytes = static_cast<std::int64_t>(element_bytes);
    const bool few_columns = shape.columns < least_columns;
    return shape.inner * shape.columns * bytes <= largest_b &&
           !(few_columns && shape.inner * bytes > longest_row);
}

template <class T> BlockProduct<T> choose(const BlockShape& shape, bool few) {
    if (has_xsmm() && suits_xsmm(shape, sizeof(T))) return xsmm_product<T>(shape);
    if constexpr (std::is_same_v<T, float>)
        if (has_onednn() && few && shape.work() >= least_onednn_work) return onednn_product(shape);
    return blas_product<T>(shape);
}

}  // namespace

template <class T> Product<T>::Product(const Contraction& of) {
    const auto products = static_cast<std::int64_t>(of.a_offsets.size());
    const std::int64_t size = of.rows * of.columns;
    if (of.inner == 0 || size == 0) {
        zeros_ = products * size;
        return;
    }
    const Sides block = block_of(of, sizeof(T));
    const std::int64_t parts = products * ceil_div(of.rows, block.rows) * ceil_div(of.columns, block.columns);
    BlockShape shape{.rows = block.rows,
                     .columns = block.columns,
                     .inner = of.inner,
                     .transpose_a = of.transpose_a,
                     .transpose_b = of.transpose_b,
                     .a_stride = of.transpose_a ? of.rows : of.inner,
                     .b_stride = of.transpose_b ? of.inner : of.columns,
                     .c_stride = of.columns};
    part_microseconds_ = shape.work() / multiplications_per_microsecond;
    parts_at_a_time_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(worth_handing / shape.work()));
    for (std::int64_t i = 0; i < products; ++i)
        for (std::int64_t row = 0; row < of.rows; row += block.rows)
            for (std::int64_t column = 0; column < of.columns; column += block.columns) {
                shape.rows = std::min(block.rows, of.rows - row);
                shape.columns = std::min(block.columns, of.columns - column);
                const auto which = static_cast<std::size_t>(i);
                parts_.push_back({choose<T>(shape, parts <= most_onednn_parts),
                                  of.a_offsets[which] + (of.transpose_a ? row : row * of.inner),
                                  of.b_offsets[which] + (of.transpose_b ? column * of.inner : column),
                                  i * size + row * of.columns + column});
            }
}

template <class T> void Product<T>::operator()(const T* a, const T* b, T* c, Workers& workers) const {
    std::fill_n(c, zeros_, T{});
    const auto count = static_cast<std::int64_t>(parts_.size());
    for_each_range(
        workers, count, parts_at_a_time_,
        [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t i = first; i < last; ++i) {
                const Part& part = parts_[static_cast<std::size_t>(i)];
                part.multiply(a + part.a, b + part.b, c + part.c);
            }
        },
        part_microseconds_ * static_cast<double>(parts_at_a_time_));
}

template class Product<float>;
template class Product<double>;

}  // namespace xgrad::kernels
