#include "kernels/blas.hpp"

#include "xgrad/base/error.hpp"

#include <dlfcn.h>

#include <fmt/format.h>

namespace xgrad::kernels {
namespace {

[[noreturn]] void fail() {
    const char* reason = dlerror();
    throw RunError(
        {.where = "OpenBLAS",
         .found = fmt::format("it cannot be loaded: {}", reason != nullptr ? reason : "unknown reason"),
         .fix = "install it (Debian's package is libopenblas0)"});
}

class Library {
public:
    explicit Library(const char* file) : handle_(dlopen(file, RTLD_LAZY | RTLD_LOCAL)) {
        if (handle_ == nullptr) fail();
    }

    template <class Function> void get(Function& function, const char* name) const {
        void* const found = dlsym(handle_, name);
        if (found == nullptr) fail();
        function = reinterpret_cast<Function>(found);
    }

private:
    void* handle_;  // never closed: its threads would outlive it
};

Blas load() {
    const Library library(XGRAD_OPENBLAS);
    Blas functions{};
    library.get(functions.sgemm, "cblas_sgemm");
    library.get(functions.dgemm, "cblas_dgemm");
    library.get(functions.sgemv, "cblas_sgemv");
    library.get(functions.dgemv, "cblas_dgemv");
    library.get(functions.strsm, "cblas_strsm");
    library.get(functions.dtrsm, "cblas_dtrsm");
    library.get(functions.fortran_sgemm, "sgemm_");
    library.get(functions.fortran_dgemm, "dgemm_");
    library.get(functions.fortran_sgemv, "sgemv_");
    library.get(functions.fortran_dgemv, "dgemv_");
    library.get(functions.spotrf, "spotrf_");
    library.get(functions.dpotrf, "dpotrf_");
    library.get(functions.sgetrf, "sgetrf_");
    library.get(functions.dgetrf, "dgetrf_");
    library.get(functions.sgetrs, "sgetrs_");
    library.get(functions.dgetrs, "dgetrs_");
    decltype(&openblas_set_num_threads) set_threads{};
    library.get(set_threads, "openblas_set_num_threads");
    set_threads(1);
    return functions;
}

}  // namespace

const Blas& blas() {
    static const Blas functions = load();
    return functions;
}

}  // namespace xgrad::kernels

// libxsmm asks for these when it is linked. Weak and hidden, they give way to those of a BLAS that a program links
// statically; those of a shared one they hide from the program, which then calls OpenBLAS for these four.
extern "C" {
[[gnu::weak, gnu::visibility("hidden")]] void sgemm_(const char* ta, const char* tb, const int* m,
                                                     const int* n, const int* k, const void* alpha,
                                                     const void* a, const int* lda, const void* b,
                                                     const int* ldb, const void* beta, void* c,
                                                     const int* ldc) {
    xgrad::kernels::blas().fortran_sgemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
[[gnu::weak, gnu::visibility("hidden")]] void sgemv_(const char* t, const int* m, const int* n,
                                                     const void* alpha, const void* a, const int* lda,
                                                     const void* x, const int* incx, const void* beta,
                                                     void* y, const int* incy) {
    xgrad::kernels::blas().fortran_sgemv(t, m, n, alpha, a, lda, x, incx, beta, y, incy);
}
[[gnu::weak, gnu::visibility("hidden")]] void dgemm_(const char* ta, const char* tb, const int* m,
                                                     const int* n, const int* k, const void* alpha,
                                                     const void* a, const int* lda, const void* b,
                                                     const int* ldb, const void* beta, void* c,
                                                     const int* ldc) {
    xgrad::kernels::blas().fortran_dgemm(ta, tb, m, n, k, alpha, a, lda, b, ldb, beta, c, ldc);
}
[[gnu::weak, gnu::visibility("hidden")]] void dgemv_(const char* t, const int* m, const int* n,
                                                     const void* alpha, const void* a, const int* lda,
                                                     const void* x, const int* incx, const void* beta,
                                                     void* y, const int* incy) {
    xgrad::kernels::blas().fortran_dgemv(t, m, n, alpha, a, lda, x, incx, beta, y, incy);
}
}
