#pragma once

#include <cblas.h>
#include <cstdint>

namespace xgrad::kernels {

/// What we call of OpenBLAS, and of the LAPACK within it.
struct Blas {
    // clang-format off
    using Gemm = void(const char*, const char*, const int*, const int*, const int*, const void*, const void*, const int*,
                      const void*, const int*, const void*, void*, const int*);
    using Gemv = void(const char*, const int*, const int*, const void*, const void*, const int*, const void*, const int*,
                      const void*, void*, const int*);
    template <class T>
    using Factorize = void(const char* triangle, const int* n, T* a, const int* stride, int* info);
    template <class T>
    using Decompose = void(const int* rows, const int* columns, T* a, const int* stride, int* pivots, int* info);
    template <class T>
    using Solve = void(const char* transposed, const int* n, const int* columns, const T* a, const int* stride,
                       const int* pivots, T* b, const int* b_stride, int* info);
    // clang-format on

    decltype(&cblas_sgemm) sgemm;
    decltype(&cblas_dgemm) dgemm;
    decltype(&cblas_sgemv) sgemv;
    decltype(&cblas_dgemv) dgemv;
    decltype(&cblas_strsm) strsm;
    decltype(&cblas_dtrsm) dtrsm;
    Gemm* fortran_sgemm;
    Gemm* fortran_dgemm;
    Gemv* fortran_sgemv;
    Gemv* fortran_dgemv;
    Factorize<float>* spotrf;
    Factorize<double>* dpotrf;
    Decompose<float>* sgetrf;
    Decompose<double>* dgetrf;
    Solve<float>* sgetrs;
    Solve<double>* dgetrs;
};

/// OpenBLAS, which is loaded at the first call: it takes as long as thousands of steps of a small network, and where
/// libxsmm multiplies, few programs need it. It stays on the thread that calls it, as ours share the work out. Throws
/// RunError if it is not there.
const Blas& blas();

/// A size as BLAS takes it.
constexpr blasint narrow(std::int64_t size) { return static_cast<blasint>(size); }

}  // namespace xgrad::kernels
