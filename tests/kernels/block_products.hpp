#pragma once

#include "kernels/block_product.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"

// Products of blocks against plain loops, for each of the libraries that make them.
namespace xgrad::tests {

/// A product of 5 x 3 by 3 x 7, each operand transposed or not.
template <class T, class MakeProduct>
void check_block_products(MakeProduct make, Dtype dtype, double tolerance) {
    for (const bool ta : {false, true})
        for (const bool tb : {false, true}) {
            INFO((ta ? "a^T " : "a ") << (tb ? "b^T" : "b"));
            const Array a = random_array(ta ? Shape{3, 5} : Shape{5, 3}, dtype, 1);
            const Array b = random_array(tb ? Shape{7, 3} : Shape{3, 7}, dtype, 2);
            Array c({5, 7}, dtype);
            const kernels::BlockShape block{.rows = 5,
                                            .columns = 7,
                                            .inner = 3,
                                            .transpose_a = ta,
                                            .transpose_b = tb,
                                            .a_stride = ta ? 5 : 3,
                                            .b_stride = tb ? 3 : 7,
                                            .c_stride = 7};
            const kernels::BlockProduct<T> product = make(block);
            product(a.values<T>().data(), b.values<T>().data(), c.values<T>().data());
            CHECK(relative_difference(values(c), multiply_plainly(a, b, ta, tb)) < tolerance);
        }
}

}  // namespace xgrad::tests
