#include "kernels/block_products.hpp"
#include "xgrad/kernels/isa.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

kernels::BlockShape block(std::int64_t rows, std::int64_t columns, std::int64_t inner) {
    return {.rows = rows,
            .columns = columns,
            .inner = inner,
            .transpose_a = false,
            .transpose_b = false,
            .a_stride = inner,
            .b_stride = columns,
            .c_stride = columns};
}

}  // namespace

// Without libxsmm it is BLAS that does.
TEST_CASE("libxsmm multiplies blocks of float32 and float64") {
    check_block_products<float>(kernels::xsmm_product<float>, Dtype::float32, 1e-6);
    check_block_products<double>(kernels::xsmm_product<double>, Dtype::float64, 1e-14);
}

TEST_CASE("libxsmm multiplies along a long inner axis, part by part") {
    const std::int64_t inner = 5003;
    for (const bool ta : {false, true})
        for (const bool tb : {false, true}) {
            INFO((ta ? "a^T " : "a ") << (tb ? "b^T" : "b"));
            kernels::BlockShape shape = block(70, 40, inner);
            shape.transpose_a = ta;
            shape.transpose_b = tb;
            if (ta) shape.a_stride = 70;
            if (tb) shape.b_stride = inner;
            const Array a = random_array(ta ? Shape{inner, 70} : Shape{70, inner}, Dtype::float64, 1);
            const Array b = random_array(tb ? Shape{40, inner} : Shape{inner, 40}, Dtype::float64, 2);
            Array c({70, 40}, Dtype::float64);
            kernels::xsmm_product<double>(shape)(a.values<double>().data(), b.values<double>().data(),
                                                 c.values<double>().data());
            CHECK(relative_difference(values(c), multiply_plainly(a, b, ta, tb)) < 1e-13);
        }
}

TEST_CASE("libxsmm is for small matrices; with long ones, or few columns, BLAS is faster") {
    if (!kernels::has_xsmm()) SKIP_TEST("xgrad was built without libxsmm");
    CHECK(kernels::suits_xsmm<float>(block(32, 64, 64)));
    CHECK(kernels::suits_xsmm<double>(block(32, 64, 64)));
    CHECK_FALSE(kernels::suits_xsmm<float>(block(256, 10, 1024)));
    const bool masks = kernels::best_isa() == kernels::Isa::avx512;
    CHECK(kernels::suits_xsmm<float>(block(100, 10, 50)) == masks);
    CHECK(kernels::suits_xsmm<float>(block(256, 1024, 784)) == masks);
}

TEST_CASE("blocks for libxsmm are so narrow that their part of b stays in the cache") {
    if (!kernels::has_xsmm()) SKIP_TEST("xgrad was built without libxsmm");
    CHECK_FALSE(kernels::exceeds_xsmm<float>(32, 1'000'000));
    CHECK(kernels::exceeds_xsmm<float>(100'000, 64));
    CHECK(kernels::exceeds_xsmm<double>(50'000, 64));
}
