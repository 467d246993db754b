#include "kernels/contract.hpp"

#include "kernels/blocks.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace xgrad::kernels {
namespace {

constexpr double multiplications_per_microsecond = 5e4;
constexpr double worth_handing = 2.5e5;  // multiplications: as a part to another thread
constexpr std::int64_t most_blocks = 8;  // of one product, for that many threads: larger blocks are faster

struct Sides {
    std::int64_t rows;
    std::int64_t columns;
};

// How a library's products are cut into blocks.
struct Cutting {
    double work;     // multiplications of each of more blocks than two, as smaller ones are slower
    Sides shortest;  // what is shorter is not cut
    std::int64_t rows_a_column;  // a block that has fewer is cut across its columns
};

constexpr Cutting blas_cutting{
    .work = 3e6, .shortest = {32, 32}, .rows_a_column = 1};  // it copies both a and b
constexpr Cutting xsmm_cutting{
    .work = 2e6, .shortest = {48, 48}, .rows_a_column = 2};  // it copies b above all

// About equal halves, as the longer one is waited for.
std::int64_t half(std::int64_t side, std::int64_t step) { return ceil_div(side, 2 * step) * step; }

constexpr std::int64_t step_of_rows = 8;
constexpr std::int64_t step_of_columns = 16;  // a line of the cache, or a vector, of floats

// Whether the block was long enough.
bool halve(Sides& block, const Cutting& how) {
    const bool can_cut_rows = block.rows >= how.shortest.rows;
    const bool can_cut_columns = block.columns >= how.shortest.columns;
    const bool is_tall = block.rows > how.rows_a_column * block.columns;
    if (can_cut_columns && !(can_cut_rows && is_tall)) block.columns = half(block.columns, step_of_columns);
    else if (can_cut_rows) block.rows = half(block.rows, step_of_rows);
    return can_cut_rows || can_cut_columns;
}

Sides cut(const Contraction& product, const Cutting& how) {
    Sides block{product.rows, product.columns};
    const double work = static_cast<double>(product.rows) * static_cast<double>(product.columns) *
                        static_cast<double>(product.inner);
    for (std::int64_t blocks = 2; blocks <= most_blocks; blocks *= 2) {
        const double least = blocks > 2 ? how.work : worth_handing;
        if (work < static_cast<double>(blocks) * least || !halve(block, how)) break;
    }
    return block;
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
    const Sides block = cut(of, by_xsmm ? xsmm_cutting : blas_cutting);
    shape.rows = block.rows;
    shape.columns = block.columns;
    part_microseconds_ = shape.work() / multiplications_per_microsecond;
    parts_at_a_time_ = std::max<std::int64_t>(1, static_cast<std::int64_t>(worth_handing / shape.work()));
    std::map<std::pair<std::int64_t, std::int64_t>, std::size_t> known;  // by rows and columns: four at most
    const auto place_of_shape = [&](std::int64_t rows, std::int64_t columns) {
        const auto [place, is_new] = known.try_emplace({rows, columns}, by_shape_.size());
        shape.rows = rows;
        shape.columns = columns;
        if (is_new) by_shape_.push_back(by_xsmm ? xsmm_product<T>(shape) : blas_product<T>(shape));
        return place->second;
    };
    for (std::int64_t i = 0; i < products; ++i)
        for (std::int64_t row = 0; row < of.rows; row += block.rows)
            for (std::int64_t column = 0; column < of.columns; column += block.columns) {
                const auto which = static_cast<std::size_t>(i);
                parts_.push_back({place_of_shape(std::min(block.rows, of.rows - row),
                                                 std::min(block.columns, of.columns - column)),
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
                by_shape_[part.shape](a + part.a, b + part.b, c + part.c);
            }
        },
        part_microseconds_ * static_cast<double>(parts_at_a_time_));
}

template class Product<float>;
template class Product<double>;

}  // namespace xgrad::kernels
