#pragma once

#include "kernels/block_product.hpp"
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

/// A contraction made ready to run, for T float or double. It is cut into blocks that depend on its sizes alone, and the
/// inner axis is never cut. Sizes up to 2^31 - 1.
template <class T> class Product {
public:
    explicit Product(const Contraction& of);

    /// c = a b.
    void operator()(const T* a, const T* b, T* c, Workers& workers) const;

private:
    struct Part {
        std::size_t shape;  // which of the blocks' shapes it has
        std::int64_t a;     // where its rows, columns and result begin, in elements
        std::int64_t b;
        std::int64_t c;
    };

    std::vector<BlockProduct<T>> by_shape_;
    std::vector<Part> parts_;
    std::int64_t parts_at_a_time_ = 1;
    double part_microseconds_ = 0;  // about what one takes
    std::int64_t zeros_ = 0;        // elements of a result over no inner elements
};

}  // namespace xgrad::kernels
