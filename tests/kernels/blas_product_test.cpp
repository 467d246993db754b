#include "kernels/block_products.hpp"

using namespace xgrad;
using namespace xgrad::tests;

TEST_CASE("BLAS multiplies blocks of both floating types") {
    check_block_products<float>(kernels::blas_product<float>, Dtype::float32, 1e-6);
    check_block_products<double>(kernels::blas_product<double>, Dtype::float64, 1e-15);
}
