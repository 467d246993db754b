#pragma once

#include "xgrad/base/workers.hpp"

#include <cstdint>
#include <vector>

namespace xgrad::kernels {

/// A product of matrices, or of equally many pairs of them, with everything about shapes decided.
struct Contraction {
    std::int64_t rows;                          ///< of the product
    std::int64_t columns;                       ///< of the product
    std::int64_t inner;                         ///< the axis that is summed over
    bool transpose_a;                           ///< a lies as [inner, rows], not [rows, inner]
    bool transpose_b;                           ///< b lies as [columns, inner], not [inner, columns]
    std::vector<std::int64_t> a_offsets = {0};  ///< elements from a to the matrix of each product
    std::vector<std::int64_t> b_offsets = {0};  ///< likewise; products follow each other in c
};

/// c = a b. The product is cut into blocks that depend on its sizes alone; the inner axis is never cut.
/// T: float or double. Sizes up to 2^31 - 1.
template <class T> void contract(const Contraction& product, const T* a, const T* b, T* c, Workers& workers);

}  // namespace xgrad::kernels
