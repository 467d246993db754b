#include "kernels/contract.hpp"

#include "kernels/blocks.hpp"

#include <algorithm>

namespace xgrad::kernels {
namespace {

constexpr double multiplications_per_microsecond = 5e4;
constexpr double worth_handing = 2.5e5;    // multiplications: as a part to another thread
constexpr double xsmm_block_work = 1.5e6;  // of each of more parts than two, as smaller blocks are slower
constexpr double blas_block_work = 3e6;    // likewise: it packs a and b for each block
constexpr std::int64_t enough_blocks = 8;  // of one product, for that many threads: larger blocks are faster
constexpr std::int64_t side_step = 8;      // block sides are multiples of it, for the library's inner loops

struct Sides {
    std::int64_t rows;
    std::int64_t columns;
};

std::int64_t half(std::int64_t side) { return ceil_div(side, 2 * side_step) * side_step; }

// Halves the longer side of a product's blocks until there are enough of them.
void cut(Sides& block, const Contraction& product, double block_work) {
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
}

// The block of a product as a whole.
BlockShape whole(const Contraction& of) {
    return {.rows = of.rows,
            .columns = of.columns,
            .inner = of.inner,
            .transpose_a = of.transpose_a,
            .transpose_b = of.transpose_b,
            .a_stride = of.transpose_a ? of.rows : of.inner,
            .b_stride = of.transpose_b ? of.inner : of.columns,
            .c_stride = of.columns};
}

}  // namespace

template <class T> Product<T>::Product(const Contraction& of) {
    const auto products = static_cast<std::int64_t>(of.a_offsets.size());
    const std::int64_t size = of.rows * of.columns;
    if (of.inner == 0 || size == 0) {
        zeros_ = products * size;
        return;
    }
    BlockShape shape = whole(of);
    const bool by_xsmm = suits_xsmm<T>(shape);
    Sides block{of.rows, of.columns};
    while (by_xsmm && exceeds_xsmm<T>(block.columns, of.inner)) block.columns = half(block.columns);
    cut(block, of, by_xsmm ? xsmm_block_work : blas_block_work);
    shape.rows = block.rows;
    shape.columns = block.columns;
    part_microseconds_ = shape.work() / multiplications_per_microsecond;
    parts_at_a_time_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(worth_handing / shape.work()));
    for (std::int64_t i = 0; i < products; ++i)
        for (std::int64_t row = 0; row < of.rows; row += block.rows)
            for (std::int64_t column = 0; column < of.columns; column += block.columns) {
                shape.rows = std::min(block.rows, of.rows - row);
                shape.columns = std::min(block.columns, of.columns - column);
                const auto which = static_cast<std::size_t>(i);
                parts_.push_back({by_xsmm ? xsmm_product<T>(shape) : blas_product<T>(shape),
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
