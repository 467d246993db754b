#include "kernels/block_product.hpp"

#include <cblas.h>

namespace xgrad::kernels {
namespace {

CBLAS_TRANSPOSE flag(bool transpose) { return transpose ? CblasTrans : CblasNoTrans; }
blasint narrow(std::int64_t size) { return static_cast<blasint>(size); }

void gemm(const BlockShape& s, const float* a, const float* b, float* c) {
    cblas_sgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

void gemm(const BlockShape& s, const double* a, const double* b, double* c) {
    cblas_dgemm(CblasRowMajor, flag(s.transpose_a), flag(s.transpose_b), narrow(s.rows), narrow(s.columns),
                narrow(s.inner), 1, a, narrow(s.a_stride), b, narrow(s.b_stride), 0, c, narrow(s.c_stride));
}

}  // namespace

void keep_blas_on_one_thread() {
    static const bool done = [] {
        openblas_set_num_threads(1);
        return true;
    }();
    static_cast<void>(done);
}

template <class T> BlockProduct<T> blas_product(const BlockShape& shape) {
    keep_blas_on_one_thread();
    return [shape](const T* a, const T* b, T* c) { gemm(shape, a, b, c); };
}

template BlockProduct<float> blas_product(const BlockShape&);
template BlockProduct<double> blas_product(const BlockShape&);

}  // namespace xgrad::kernels
