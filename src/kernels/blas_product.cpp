#include "kernels/blas.hpp"
#include "kernels/block_product.hpp"

namespace xgrad::kernels {
namespace {

CBLAS_TRANSPOSE flag(bool transpose) { return transpose ? CblasTrans : CblasNoTrans; }
blasint narrow(std::int64_t size) { return static_cast<blasint>(size); }

void gemm(const BlockShape& s, const float* a, const float* b, float* c) {
    blas().sgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                 narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

void gemm(const BlockShape& s, const double* a, const double* b, double* c) {
    blas().dgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                 narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

}  // namespace

template <class T> BlockProduct<T> blas_product(const BlockShape& shape) {
    blas();  // loaded before it is needed
    return [shape](const T* a, const T* b, T* c) { gemm(shape, a, b, c); };
}

template BlockProduct<float> blas_product(const BlockShape&);
template BlockProduct<double> blas_product(const BlockShape&);

}  // namespace xgrad::kernels
