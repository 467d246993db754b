#pragma once

#include <cstdint>
#include <functional>

namespace xgrad::kernels {

/// A block of a product: c = a b, where each operand's rows are so many elements apart.
struct BlockShape {
    std::int64_t rows;
    std::int64_t columns;
    std::int64_t inner;
    bool transpose_a;
    bool transpose_b;
    std::int64_t a_stride;
    std::int64_t b_stride;
    std::int64_t c_stride;

    double work() const {
        return static_cast<double>(rows) * static_cast<double>(columns) * static_cast<double>(inner);
    }
};

/// Multiplies one block on the calling thread: (a, b, c). Any number of threads may call it at once.
template <class T> using BlockProduct = std::function<void(const T* a, const T* b, T* c)>;

/// By the BLAS library.
template <class T> BlockProduct<T> blas_product(const BlockShape& shape);

/// By libxsmm, which makes the code for the shape here and now. Without it, or for a processor or sizes that it has no code
/// for, by BLAS.
template <class T> BlockProduct<T> xsmm_product(const BlockShape& shape);
/// Whether xgrad was built with it.
bool has_xsmm();
/// Whether libxsmm is the better choice for matrices of that shape on this kind of processor: it is faster than BLAS there,
/// or the product is too small for BLAS to be loaded.
template <class T> bool suits_xsmm(const BlockShape& shape);

}  // namespace xgrad::kernels
