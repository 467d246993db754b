#include "kernels/lapack.hpp"

#include "kernels/blas.hpp"
#include "kernels/blocks.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <vector>

namespace xgrad::kernels {
namespace {

template <class T> struct Lapack;
template <> struct Lapack<float> {
    static constexpr auto potrf = &Blas::spotrf;
    static constexpr auto getrf = &Blas::sgetrf;
    static constexpr auto getrs = &Blas::sgetrs;
    static constexpr auto trsm = &Blas::strsm;
};
template <> struct Lapack<double> {
    static constexpr auto potrf = &Blas::dpotrf;
    static constexpr auto getrf = &Blas::dgetrf;
    static constexpr auto getrs = &Blas::dgetrs;
    static constexpr auto trsm = &Blas::dtrsm;
};

template <class Body> void for_each_matrix(const Matrices& matrices, Workers& workers, const Body& body) {
    blas();  // loaded before the threads need it
    const double nanoseconds =
        0.1 * static_cast<double>(matrices.n);  // about n multiplications, ten a nanosecond
    for_each_items(workers, matrices.count, matrices.n * matrices.n, nanoseconds,
                   [&](std::int64_t first, std::int64_t last) {
                       for (std::int64_t i = first; i < last; ++i) body(i);
                   });
}

[[noreturn]] void refuse(const Matrices& matrices, std::int64_t which, const char* what,
                         const char* expected) {
    const std::string place = matrices.count == 1 ? "" : fmt::format(" (number {})", which);
    throw DataError({.found = fmt::format("a matrix that is {}{}", what, place), .expected = expected});
}

// The LU factors of a matrix's transpose, for LAPACK goes through columns as we do through rows; which is as good, for the
// determinant and, told so, for solving.
template <class T> class Factors {
public:
    Factors(const T* a, std::int64_t n) : n_(n), lu_(a, a + n * n), pivots_(static_cast<std::size_t>(n)) {
        const int size = narrow(n);
        const int stride = std::max(size, 1);
        int info = 0;
        (blas().*Lapack<T>::getrf)(&size, &size, lu_.data(), &stride, pivots_.data(), &info);
        singular_ = info > 0;
    }

    bool singular() const { return singular_; }

    // b: columns of n elements, one after the other, which become the solutions.
    void solve(std::vector<T>& b) const {
        const int size = narrow(n_);
        const int columns = narrow(static_cast<std::int64_t>(b.size()) / n_);
        int info = 0;
        (blas().*Lapack<T>::getrs)("T", &size, &columns, lu_.data(), &size, pivots_.data(), b.data(), &size,
                                   &info);
    }

    T diagonal(std::int64_t i) const { return lu_[static_cast<std::size_t>(i * n_ + i)]; }
    // Whether rows i and another were exchanged, which turns the determinant's sign.
    bool exchanged(std::int64_t i) const { return pivots_[static_cast<std::size_t>(i)] != i + 1; }

private:
    std::int64_t n_;
    std::vector<T> lu_;
    std::vector<int> pivots_;
    bool singular_;
};

}  // namespace

template <class T> void cholesky(const Matrices& matrices, const T* a, T* l, Workers& workers) {
    const std::int64_t n = matrices.n;
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        T* factor = l + which * n * n;
        for (std::int64_t row = 0; row < n; ++row) {
            std::copy_n(a + (which * n + row) * n, row + 1, factor + row * n);
            std::fill_n(factor + row * n + row + 1, n - row - 1, T{});
        }
        const int size = narrow(n);
        const int stride = std::max(size, 1);
        int info = 0;
        (blas().*Lapack<T>::potrf)("U", &size, factor, &stride,
                                   &info);  // our lower triangle is LAPACK's upper one
        const T* diagonal = factor;
        for (std::int64_t i = 0; i < n && info == 0; ++i, diagonal += n + 1)
            if (!std::isfinite(*diagonal)) info = narrow(i + 1);
        if (info > 0)
            refuse(matrices, which, "not positive definite", "a symmetric matrix with positive eigenvalues");
    });
}

template <class T>
void solve_triangular(const Matrices& matrices, std::int64_t columns, const TriangleUse& use, const T* a,
                      const T* b, T* x, Workers& workers) {
    const std::int64_t n = matrices.n;
    std::copy_n(b, matrices.count * n * columns, x);
    if (n == 0 || columns == 0) return;
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        (blas().*Lapack<T>::trsm)(CblasRowMajor, CblasLeft, use.lower ? CblasLower : CblasUpper,
                                  use.transposed ? CblasTrans : CblasNoTrans,
                                  use.unit_diagonal ? CblasUnit : CblasNonUnit, narrow(n), narrow(columns), 1,
                                  a + which * n * n, narrow(n), x + which * n * columns, narrow(columns));
    });
}

template <class T>
void solve(const Matrices& matrices, std::int64_t columns, const T* a, const T* b, T* x, Workers& workers) {
    const std::int64_t n = matrices.n;
    if (n == 0 || columns == 0) return;
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        const Factors<T> factors(a + which * n * n, n);
        if (factors.singular()) refuse(matrices, which, "singular", "one that has an inverse");
        std::vector<T> turned(static_cast<std::size_t>(n * columns));
        const std::int64_t start = which * n * columns;
        for (std::int64_t i = 0; i < n * columns; ++i)
            turned[static_cast<std::size_t>(i % columns * n + i / columns)] = b[start + i];
        factors.solve(turned);
        for (std::int64_t i = 0; i < n * columns; ++i)
            x[start + i] = turned[static_cast<std::size_t>(i % columns * n + i / columns)];
    });
}

template <class T> void determinants(const Matrices& matrices, const T* a, T* y, Workers& workers) {
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        const Factors<T> factors(a + which * matrices.n * matrices.n, matrices.n);
        T product = 1;
        for (std::int64_t i = 0; i < matrices.n; ++i)
            product *= factors.exchanged(i) ? -factors.diagonal(i) : factors.diagonal(i);
        y[which] = product;
    });
}

template <class T> void determinant_signs(const Matrices& matrices, const T* a, T* y, Workers& workers) {
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        const Factors<T> factors(a + which * matrices.n * matrices.n, matrices.n);
        T sign = 1;
        for (std::int64_t i = 0; i < matrices.n; ++i) {
            const T factor = factors.exchanged(i) ? -factors.diagonal(i) : factors.diagonal(i);
            sign *= static_cast<T>((factor > 0) - (factor < 0));
        }
        y[which] = sign;
    });
}

template <class T> void log_determinants(const Matrices& matrices, const T* a, T* y, Workers& workers) {
    for_each_matrix(matrices, workers, [&](std::int64_t which) {
        const Factors<T> factors(a + which * matrices.n * matrices.n, matrices.n);
        T total = 0;
        for (std::int64_t i = 0; i < matrices.n; ++i) total += std::log(std::abs(factors.diagonal(i)));
        y[which] = total;
    });
}

template void cholesky(const Matrices&, const float*, float*, Workers&);
template void cholesky(const Matrices&, const double*, double*, Workers&);
template void solve_triangular(const Matrices&, std::int64_t, const TriangleUse&, const float*, const float*,
                               float*, Workers&);
template void solve_triangular(const Matrices&, std::int64_t, const TriangleUse&, const double*,
                               const double*, double*, Workers&);
template void solve(const Matrices&, std::int64_t, const float*, const float*, float*, Workers&);
template void solve(const Matrices&, std::int64_t, const double*, const double*, double*, Workers&);
template void determinants(const Matrices&, const float*, float*, Workers&);
template void determinants(const Matrices&, const double*, double*, Workers&);
template void determinant_signs(const Matrices&, const float*, float*, Workers&);
template void determinant_signs(const Matrices&, const double*, double*, Workers&);
template void log_determinants(const Matrices&, const float*, float*, Workers&);
template void log_determinants(const Matrices&, const double*, double*, Workers&);

}  // namespace xgrad::kernels
