#include "kernels/block_products.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// Without libxsmm it is BLAS that does.
TEST_CASE("libxsmm multiplies blocks of float32 and float64") {
    check_block_products<float>(kernels::xsmm_product<float>, Dtype::float32, 1e-6);
    check_block_products<double>(kernels::xsmm_product<double>, Dtype::float64, 1e-14);
}
