#include "xgrad/kernels/isa.hpp"

// What the C library's loader has found out. To ask the processor again takes a millisecond in a virtual machine.
#if defined(__x86_64__) && __has_include(<sys/platform/x86.h>)
#define _Bool bool  // NOLINT: C's name, by which the header calls it in C++ too
#include <sys/platform/x86.h>
#undef _Bool
#define XGRAD_KNOWS_X86
#endif

namespace xgrad::kernels {
namespace {

#ifdef XGRAD_KNOWS_X86
bool has_avx2() { return CPU_FEATURE_ACTIVE(AVX2) && CPU_FEATURE_ACTIVE(FMA); }
bool has_avx512() {
    return CPU_FEATURE_ACTIVE(AVX512F) && CPU_FEATURE_ACTIVE(AVX512BW) && CPU_FEATURE_ACTIVE(AVX512DQ) &&
           CPU_FEATURE_ACTIVE(AVX512VL);
}
#else
bool has_avx2() { return false; }
bool has_avx512() { return false; }
#endif

Isa detect() {
    if (has_avx2() && has_avx512()) return Isa::avx512;
    return has_avx2() ? Isa::avx2 : Isa::baseline;
}

}  // namespace

#ifdef XGRAD_KNOWS_X86
bool has_avx() { return CPU_FEATURE_ACTIVE(AVX); }
#else
bool has_avx() { return false; }
#endif

Isa best_isa() {
    static const Isa best = detect();
    return best;
}

}  // namespace xgrad::kernels
