#pragma once

#include "kernels/block_product.hpp"
#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/reference.hpp"

#include <cmath>
#include <limits>
#include <vector>

// Products of blocks against plain loops, for each of the libraries that make them.
namespace xgrad::tests {

struct BlockSizes {
    std::int64_t rows;
    std::int64_t columns;
    std::int64_t inner;
};

/// The rows of a matrix, so many elements apart; what lies between them is not a number.
template <class T> std::vector<T> spread(const Array& matrix, std::int64_t stride) {
    const std::int64_t columns = matrix.shape()[1];
    std::vector<T> rows(static_cast<std::size_t>(matrix.shape()[0] * stride),
                        std::numeric_limits<T>::quiet_NaN());
    for (std::int64_t i = 0; i < matrix.shape().size(); ++i)
        rows[static_cast<std::size_t>(i / columns * stride + i % columns)] =
            matrix.values<T>()[static_cast<std::size_t>(i)];
    return rows;
}

template <class T, class MakeProduct>
void check_block_product(MakeProduct make, const BlockSizes& sizes, bool ta, bool tb, double tolerance) {
    const auto& [rows, columns, inner] = sizes;
    INFO(rows << " x " << columns << " x " << inner << (ta ? " a^T" : "") << (tb ? " b^T" : ""));
    const Dtype dtype = dtype_of<T>();
    const Array a = random_array(ta ? Shape{inner, rows} : Shape{rows, inner}, dtype, 1);
    const Array b = random_array(tb ? Shape{columns, inner} : Shape{inner, columns}, dtype, 2);
    constexpr std::int64_t gap = 3;
    const kernels::BlockShape block{.rows = rows,
                                    .columns = columns,
                                    .inner = inner,
                                    .transpose_a = ta,
                                    .transpose_b = tb,
                                    .a_stride = a.shape()[1] + gap,
                                    .b_stride = b.shape()[1] + gap,
                                    .c_stride = columns + gap};
    std::vector<T> c(static_cast<std::size_t>(rows * block.c_stride), std::numeric_limits<T>::quiet_NaN());
    make(block)(spread<T>(a, block.a_stride).data(), spread<T>(b, block.b_stride).data(), c.data());
    std::vector<double> product;
    std::int64_t left_alone = 0;
    for (std::int64_t i = 0; i < rows * block.c_stride; ++i) {
        const T value = c[static_cast<std::size_t>(i)];
        if (i % block.c_stride < columns) product.push_back(static_cast<double>(value));
        else if (std::isnan(value)) ++left_alone;
    }
    CHECK(relative_difference(product, multiply_plainly(a, b, ta, tb)) < tolerance);
    CHECK(left_alone == rows * gap);
}

/// Blocks of larger matrices, each operand transposed or not.
template <class T, class MakeProduct>
void check_block_products(MakeProduct make, const std::vector<BlockSizes>& blocks, double tolerance) {
    for (const BlockSizes& sizes : blocks)
        for (const bool ta : {false, true})
            for (const bool tb : {false, true}) check_block_product<T>(make, sizes, ta, tb, tolerance);
}

}  // namespace xgrad::tests
