#include "kernels/blas.hpp"
#include "kernels/block_product.hpp"

namespace xgrad::kernels {
namespace {

CBLAS_TRANSPOSE flag(bool transpose) { return transpose ? CblasTrans : CblasNoTrans; }

void gemm(const BlockShape& s, const float* a, const float* b, float* c) {
    blas().sgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                 narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

void gemm(const BlockShape& s, const double* a, const double* b, double* c) {
    blas().dgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                 narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

void gemv(CBLAS_TRANSPOSE transpose, std::int64_t rows, std::int64_t columns, const float* matrix,
          std::int64_t stride, const float* x, std::int64_t x_step, float* y, std::int64_t y_step) {
    blas().sgemv(CblasRowMajor, transpose, narrow(rows), narrow(columns), 1, matrix, narrow(stride), x,
                 narrow(x_step), 0, y, narrow(y_step));
}

void gemv(CBLAS_TRANSPOSE transpose, std::int64_t rows, std::int64_t columns, const double* matrix,
          std::int64_t stride, const double* x, std::int64_t x_step, double* y, std::int64_t y_step) {
    blas().dgemv(CblasRowMajor, transpose, narrow(rows), narrow(columns), 1, matrix, narrow(stride), x,
                 narrow(x_step), 0, y, narrow(y_step));
}

// One column: c = a b.
template <class T> void column(const BlockShape& s, const T* a, const T* b, T* c) {
    const std::int64_t step = s.transpose_b ? 1 : s.b_stride;
    if (s.transpose_a) gemv(CblasTrans, s.inner, s.rows, a, s.a_stride, b, step, c, s.c_stride);
    else gemv(CblasNoTrans, s.rows, s.inner, a, s.a_stride, b, step, c, s.c_stride);
}

// One row: c' = b' a'.
template <class T> void row(const BlockShape& s, const T* a, const T* b, T* c) {
    const std::int64_t step = s.transpose_a ? s.a_stride : 1;
    if (s.transpose_b) gemv(CblasNoTrans, s.columns, s.inner, b, s.b_stride, a, step, c, 1);
    else gemv(CblasTrans, s.inner, s.columns, b, s.b_stride, a, step, c, 1);
}

}  // namespace

// A matrix by a vector has a routine of its own: BLAS is several times as fast there.
template <class T> BlockProduct<T> blas_product(const BlockShape& shape) {
    blas();  // loaded before it is needed
    if (shape.columns == 1) return [shape](const T* a, const T* b, T* c) { column(shape, a, b, c); };
    if (shape.rows == 1) return [shape](const T* a, const T* b, T* c) { row(shape, a, b, c); };
    return [shape](const T* a, const T* b, T* c) { gemm(shape, a, b, c); };
}

template BlockProduct<float> blas_product(const BlockShape&);
template BlockProduct<double> blas_product(const BlockShape&);

}  // namespace xgrad::kernels
