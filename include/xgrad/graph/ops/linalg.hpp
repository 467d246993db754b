#pragma once

#include "xgrad/graph/ops/contract.hpp"

// Linear algebra over the square matrices in the last two axes; axes in front are a batch. Floating. ShapeError for other
// shapes, DataError when run for a matrix that will not do. Matrices are factored by LAPACK.
// Source of the derivatives: Giles, "Collected matrix derivative results for forward and reverse mode algorithmic
// differentiation", 2008; Murray, "Differentiation of the Cholesky decomposition", 2016.
namespace xgrad {

enum class Triangle : bool { lower, upper };
enum class Diagonal : bool { given, ones };

/// The lower triangular matrix l with l l^T = x. x is symmetric and positive definite: its lower triangle is read, and the
/// derivative is spread over both. DataError for a matrix that is not.
Var cholesky(const Var& x);

/// x with a x = b, a triangular: only that triangle is read, transposed if so told, with ones for its diagonal if so told.
/// a: [..., n, n], b: [..., n, m], batches broadcast. A 0 on the diagonal makes infinities or NaNs.
Var triangular_solve(const Var& a, const Var& b, Triangle triangle = Triangle::lower,
                     Transpose transpose_a = Transpose::no, Diagonal diagonal = Diagonal::given);

/// x with a x = b. a: [..., n, n], b: [..., n, m], batches broadcast, or one vector [n]. DataError for a singular a.
Var solve(const Var& a, const Var& b);

/// DataError for a singular matrix.
Var inverse(const Var& x);

/// The determinant, [..., n, n] -> [...]; 0 for a singular matrix, at which its derivative is a DataError.
Var det(const Var& x);
/// The logarithm of the determinant: without overflow, -infinity where that is 0 and NaN where it is negative.
Var logdet(const Var& x);

}  // namespace xgrad
