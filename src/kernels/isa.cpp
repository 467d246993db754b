#include "xgrad/kernels/isa.hpp"

namespace xgrad::kernels {
namespace {

#if defined(__x86_64__)
bool has_avx2() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
bool has_avx512() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
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

Isa best_isa() {
    static const Isa best = detect();
    return best;
}

}  // namespace xgrad::kernels
