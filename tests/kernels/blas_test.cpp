#include "kernels/blas.hpp"

#include "support/catch.hpp"

#include <array>

using namespace xgrad;

TEST_CASE("OpenBLAS is loaded once, with all that we call of it") {
    const kernels::Blas& functions = kernels::blas();
    CHECK(&functions == &kernels::blas());
    CHECK(functions.sgemm != nullptr);
    CHECK(functions.dgetrs != nullptr);
}

// Rows first for CBLAS, columns first for Fortran: the same numbers are then the transposes, and change places.
TEST_CASE("BLAS multiplies for C and for Fortran") {
    const std::array<double, 4> a{1, 2, 3, 4};
    const std::array<double, 4> b{5, 6, 7, 8};
    std::array<double, 4> c{};
    kernels::blas().dgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, 2, 2, 2, 1, a.data(), 2, b.data(), 2, 0,
                          c.data(), 2);
    CHECK(c == std::array<double, 4>{19, 22, 43, 50});
    std::array<double, 4> fortran{};
    const int two = 2;
    const double one = 1;
    const double zero = 0;
    kernels::blas().fortran_dgemm("N", "N", &two, &two, &two, &one, b.data(), &two, a.data(), &two, &zero,
                                  fortran.data(), &two);
    CHECK(fortran == c);
}
