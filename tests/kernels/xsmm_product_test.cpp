#include "kernels/block_products.hpp"
#include "xgrad/kernels/isa.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

kernels::BlockShape block(std::int64_t rows, std::int64_t columns, std::int64_t inner,
                          bool transpose_a = false) {
    return {.rows = rows,
            .columns = columns,
            .inner = inner,
            .transpose_a = transpose_a,
            .transpose_b = false,
            .a_stride = transpose_a ? rows : inner,
            .b_stride = columns,
            .c_stride = columns};
}

}  // namespace

// Without libxsmm it is BLAS that does.
TEST_CASE("libxsmm multiplies blocks of float32 and float64") {
    const std::vector<BlockSizes> blocks{
        {5, 7, 3}, {1, 7, 3}, {5, 1, 3}, {32, 64, 64}, {64, 2, 40}, {64, 4, 40},
    };
    check_block_products<float>(kernels::xsmm_product<float>, blocks, 1e-6);
    check_block_products<double>(kernels::xsmm_product<double>, blocks, 1e-14);
}

TEST_CASE("libxsmm multiplies blocks whose last columns fill part of a register") {
    const std::vector<BlockSizes> blocks{
        {70, 5, 40}, {70, 13, 90}, {70, 50, 130}, {30, 33, 50}, {90, 107, 60}};
    check_block_products<float>(kernels::xsmm_product<float>, blocks, 2e-6);
    check_block_products<double>(kernels::xsmm_product<double>, blocks, 1e-14);
}

TEST_CASE("libxsmm multiplies piece by piece what is longer than a cache, or wider") {
    const std::vector<BlockSizes> blocks{{70, 40, 5003}, {40, 300, 113}, {65, 129, 700}};
    check_block_products<float>(kernels::xsmm_product<float>, blocks, 1e-5);
    check_block_products<double>(kernels::xsmm_product<double>, blocks, 1e-13);
}

TEST_CASE("libxsmm multiplies by a transposed matrix whose rows are long") {
    const std::vector<BlockSizes> blocks{{1030, 20, 60}, {1024, 90, 300}};
    check_block_products<float>(kernels::xsmm_product<float>, blocks, 5e-6);
    check_block_products<double>(kernels::xsmm_product<double>, blocks, 1e-13);
}

TEST_CASE("libxsmm is for matrices; with vectors, or two columns, BLAS is faster") {
    if (!kernels::has_xsmm()) SKIP_TEST("xgrad was built without libxsmm");
    const bool masks = kernels::best_isa() == kernels::Isa::avx512;
    CHECK(kernels::suits_xsmm<float>(block(32, 64, 64)));
    CHECK(kernels::suits_xsmm<double>(block(32, 64, 64)));
    CHECK(kernels::suits_xsmm<float>(block(256, 1024, 784)));
    CHECK(kernels::suits_xsmm<float>(block(1024, 10, 256, true)));
    CHECK(kernels::suits_xsmm<float>(block(256, 10, 1024)) != masks);
    CHECK(kernels::suits_xsmm<float>(block(500, 2, 500)) == masks);
    CHECK_FALSE(kernels::suits_xsmm<float>(block(500, 1, 500)));
    CHECK_FALSE(kernels::suits_xsmm<float>(block(1, 500, 500)));
}

TEST_CASE("what is so small that BLAS is not worth to be loaded for it suits libxsmm") {
    if (!kernels::has_xsmm()) SKIP_TEST("xgrad was built without libxsmm");
    CHECK(kernels::suits_xsmm<float>(block(1, 30, 50)));
    CHECK(kernels::suits_xsmm<float>(block(256, 1, 16)));
    CHECK(kernels::suits_xsmm<float>(block(256, 2, 16)));
}
