#include "kernels/contract.hpp"

#include "kernels/blocks.hpp"

#include <cblas.h>

#include <algorithm>

namespace xgrad::kernels {
namespace {

constexpr double block_work = 1.5e6;      // multiplications worth handing to another thread: some 30 us
constexpr std::int64_t most_blocks = 16;  // of one product: each packs its operands anew
constexpr std::int64_t side_step = 8;     // block sides are multiples of it, for the library's inner loops

// Our threads share the blocks out, so the library has to stay on the thread that calls it.
void keep_blas_on_one_thread() {
    static const bool done = [] {
        openblas_set_num_threads(1);
        return true;
    }();
    static_cast<void>(done);
}

struct Block {
    std::int64_t rows;
    std::int64_t columns;
};

std::int64_t half(std::int64_t side) { return ceil_div(side, 2 * side_step) * side_step; }

double work_of(std::int64_t rows, std::int64_t columns, std::int64_t inner) {
    return static_cast<double>(rows) * static_cast<double>(columns) * static_cast<double>(inner);
}

// The size of the blocks of one product: the longer side is halved until there are enough of them.
Block block_of(const Contraction& product) {
    Block block{product.rows, product.columns};
    const double work = work_of(product.rows, product.columns, product.inner);
    for (std::int64_t blocks = 2; blocks <= most_blocks && work >= static_cast<double>(blocks) * block_work;
         blocks *= 2) {
        std::int64_t& side = block.rows >= block.columns ? block.rows : block.columns;
        if (side < 4 * side_step) break;
        side = half(side);
    }
    return block;
}

CBLAS_TRANSPOSE flag(bool transpose) { return transpose ? CblasTrans : CblasNoTrans; }
blasint narrow(std::int64_t size) { return static_cast<blasint>(size); }

void gemm(const Contraction& p, Block block, const float* a, const float* b, float* c) {
    cblas_sgemm(CblasRowMajor, flag(p.transpose_a), flag(p.transpose_b), narrow(block.rows),
                narrow(block.columns), narrow(p.inner), 1, a, narrow(p.transpose_a ? p.rows : p.inner), b,
                narrow(p.transpose_b ? p.inner : p.columns), 0, c, narrow(p.columns));
}

void gemm(const Contraction& p, Block block, const double* a, const double* b, double* c) {
    cblas_dgemm(CblasRowMajor, flag(p.transpose_a), flag(p.transpose_b), narrow(block.rows),
                narrow(block.columns), narrow(p.inner), 1, a, narrow(p.transpose_a ? p.rows : p.inner), b,
                narrow(p.transpose_b ? p.inner : p.columns), 0, c, narrow(p.columns));
}

// One block of one product, at its place.
template <class T>
void multiply_block(const Contraction& p, Block size, std::int64_t row, std::int64_t column, const T* a,
                    const T* b, T* c) {
    const Block block{std::min(size.rows, p.rows - row), std::min(size.columns, p.columns - column)};
    const T* rows_of_a = a + (p.transpose_a ? row : row * p.inner);
    const T* columns_of_b = b + (p.transpose_b ? column * p.inner : column);
    gemm(p, block, rows_of_a, columns_of_b, c + row * p.columns + column);
}

}  // namespace

template <class T> void contract(const Contraction& product, const T* a, const T* b, T* c, Workers& workers) {
    const auto products = static_cast<std::int64_t>(product.a_offsets.size());
    const std::int64_t size = product.rows * product.columns;
    if (product.inner == 0 || size == 0) {
        std::fill_n(c, products * size, T{});
        return;
    }
    keep_blas_on_one_thread();
    const Block block = block_of(product);
    const std::int64_t across = ceil_div(product.columns, block.columns);
    const std::int64_t blocks = ceil_div(product.rows, block.rows) * across;
    const double work = work_of(block.rows, block.columns, product.inner);
    const auto at_a_time = std::max<std::int64_t>(1, static_cast<std::int64_t>(block_work / work));
    for_each_range(workers, products * blocks, at_a_time, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t i = first; i < last; ++i) {
            const auto which = static_cast<std::size_t>(i / blocks);
            const std::int64_t place = i % blocks;
            multiply_block(product, block, place / across * block.rows, place % across * block.columns,
                           a + product.a_offsets[which], b + product.b_offsets[which], c + i / blocks * size);
        }
    });
}

template void contract(const Contraction&, const float*, const float*, float*, Workers&);
template void contract(const Contraction&, const double*, const double*, double*, Workers&);

}  // namespace xgrad::kernels
