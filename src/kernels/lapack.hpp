#pragma once

#include "xgrad/base/workers.hpp"

#include <cstdint>

// Factorizations of square matrices by LAPACK, and what is solved with them: one call for each matrix, on one thread. All
// arrays are row-major; T is float or double.
namespace xgrad::kernels {

/// So many matrices of n rows and columns.
struct Matrices {
    std::int64_t count;
    std::int64_t n;
};

/// Which triangle of a matrix is read, how, and whether its diagonal is taken as ones.
struct TriangleUse {
    bool lower;
    bool transposed;
    bool unit_diagonal;
    bool operator==(const TriangleUse&) const = default;
};

/// l: the lower triangular matrix with l l^T = a, of which the lower triangle is read. Throws DataError, naming the matrix,
/// for one that is not positive definite.
template <class T> void cholesky(const Matrices& matrices, const T* a, T* l, Workers& workers);

/// x with op(a) x = b, b and x: [count, n, columns]. A 0 on the diagonal makes infinities or NaNs.
template <class T>
void solve_triangular(const Matrices& matrices, std::int64_t columns, const TriangleUse& use, const T* a,
                      const T* b, T* x, Workers& workers);

/// x with a x = b, likewise. Throws DataError, naming the matrix, for one that is singular.
template <class T>
void solve(const Matrices& matrices, std::int64_t columns, const T* a, const T* b, T* x, Workers& workers);

/// The determinants: [count]; 0 for a singular matrix.
template <class T> void determinants(const Matrices& matrices, const T* a, T* y, Workers& workers);

/// Their signs, 1, -1 or 0, which are right even where the determinants are too small for T: [count].
template <class T> void determinant_signs(const Matrices& matrices, const T* a, T* y, Workers& workers);

/// The logarithms of their absolute values: [count]; -infinity for a singular matrix.
template <class T> void log_determinants(const Matrices& matrices, const T* a, T* y, Workers& workers);

}  // namespace xgrad::kernels
