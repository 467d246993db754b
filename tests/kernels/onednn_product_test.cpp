#include "kernels/block_products.hpp"

using namespace xgrad;
using namespace xgrad::tests;

// Without oneDNN it is BLAS that does.
TEST_CASE("oneDNN multiplies blocks of float32") {
    check_block_products<float>(kernels::onednn_product, Dtype::float32, 1e-6);
}
