#pragma once

namespace xgrad::kernels {

/// The instruction sets that loops are compiled for. The best one that the processor has is used.
enum class Isa { baseline, avx2, avx512 };

Isa best_isa();
/// Whether the processor has vector registers of 256 bits, even if no instruction set above.
bool has_avx();

#if defined(__x86_64__)

namespace detail {

// What they call is inlined into them and so compiled for their instruction set.
template <class F> [[gnu::flatten, gnu::target("avx2,fma")]] void run_avx2(F& f) { f(); }
template <class F>
[[gnu::flatten, gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")]] void run_avx512(F& f) {
    f();
}

}  // namespace detail

/// Calls f(), compiled for an instruction set that the processor must have: its loops, which must be in its own body or
/// in inline functions, become that set's vector instructions. Arithmetic gives the same bits in each.
template <class F> void run_on(Isa isa, F f) {
    if (isa == Isa::avx512) return detail::run_avx512(f);
    if (isa == Isa::avx2) return detail::run_avx2(f);
    f();
}

#else

template <class F> void run_on(Isa, F f) { f(); }

#endif

}  // namespace xgrad::kernels
