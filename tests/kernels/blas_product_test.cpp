#include "kernels/block_products.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("BLAS multiplies blocks of both floating types, and vectors") {
    const std::vector<BlockSizes> blocks{{5, 7, 3}, {1, 7, 3},   {5, 1, 3},
                                         {1, 1, 9}, {70, 1, 90}, {1, 70, 90}};
    check_block_products<float>(kernels::blas_product<float>, blocks, 1e-6);
    check_block_products<double>(kernels::blas_product<double>, blocks, 1e-14);
}
