#pragma once

#include <cmath>

// Tells GCC that glibc has these functions for whole vectors too (in libmvec), so that a loop over std::exp(x[i])
// becomes vector instructions. Without them (another compiler, an older glibc) such loops call the scalar functions.
// Errors are up to 4 units in the last place; source: the glibc manual, "Known Maximum Errors in Math Functions".
#if defined(__x86_64__) && defined(__GLIBC_PREREQ) && !defined(__clang__)
#if __GLIBC_PREREQ(2, 35)

#define XGRAD_VECTOR_FUNCTION(name)                                                \
    extern "C" __attribute__((simd("notinbranch"))) float name##f(float) noexcept; \
    extern "C" __attribute__((simd("notinbranch"))) double name(double) noexcept

// NOLINTBEGIN(readability-redundant-declaration,readability-inconsistent-declaration-parameter-name)
XGRAD_VECTOR_FUNCTION(exp);
XGRAD_VECTOR_FUNCTION(expm1);
XGRAD_VECTOR_FUNCTION(log);
XGRAD_VECTOR_FUNCTION(log1p);
XGRAD_VECTOR_FUNCTION(sin);
XGRAD_VECTOR_FUNCTION(cos);
XGRAD_VECTOR_FUNCTION(tanh);
XGRAD_VECTOR_FUNCTION(erf);
XGRAD_VECTOR_FUNCTION(tan);
XGRAD_VECTOR_FUNCTION(asin);
XGRAD_VECTOR_FUNCTION(acos);
XGRAD_VECTOR_FUNCTION(atan);
XGRAD_VECTOR_FUNCTION(sinh);
XGRAD_VECTOR_FUNCTION(cosh);
XGRAD_VECTOR_FUNCTION(asinh);
XGRAD_VECTOR_FUNCTION(acosh);
XGRAD_VECTOR_FUNCTION(atanh);
XGRAD_VECTOR_FUNCTION(cbrt);
XGRAD_VECTOR_FUNCTION(exp2);
XGRAD_VECTOR_FUNCTION(log2);
XGRAD_VECTOR_FUNCTION(log10);
XGRAD_VECTOR_FUNCTION(erfc);
// NOLINTEND(readability-redundant-declaration,readability-inconsistent-declaration-parameter-name)

#undef XGRAD_VECTOR_FUNCTION

#endif
#endif
