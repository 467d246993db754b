#pragma once

namespace xgrad::kernels {

/// The instruction sets that loops are compiled for. The best one that the processor has is used.
enum class Isa { baseline, avx2, avx512 };

Isa best_isa();
/// Whether the processor has vector registers of 256 bits, even if no instruction set above.
bool has_avx();

namespace detail {

template <class F, class... A> [[gnu::noinline]] void call_baseline(A... arguments) { F{}(arguments...); }

#if defined(__x86_64__)

// What they call is inlined into them and so compiled for their instruction set; they are not inlined themselves, so that
// one may call another without becoming part of it.
template <class F, class... A>
[[gnu::noinline, gnu::flatten, gnu::target("avx2,fma")]] void call_avx2(A... arguments) {
    F{}(arguments...);
}
template <class F, class... A>
[[gnu::noinline, gnu::flatten, gnu::target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")]] void call_avx512(
    A... arguments) {
    F{}(arguments...);
}

#else

template <class F, class... A> void call_avx2(A... arguments) { call_baseline<F>(arguments...); }
template <class F, class... A> void call_avx512(A... arguments) { call_baseline<F>(arguments...); }

#endif

template <class F> struct Run {
    void operator()(F* f) const { (*f)(); }
};

}  // namespace detail

/// A function of A... that calls F{}, compiled for an instruction set: the loops of F, which must be in its own body or in
/// inline functions, become that set's vector instructions. Arithmetic gives the same bits in each
/// (with -ffp-contract=off: else a compiler may round a product and a sum together where the set has such an instruction).
template <class F, class... A> constexpr auto function_on(Isa isa) -> void (*)(A...) {
    if (isa == Isa::avx512) return &detail::call_avx512<F, A...>;
    if (isa == Isa::avx2) return &detail::call_avx2<F, A...>;
    return &detail::call_baseline<F, A...>;
}

/// Calls f(), compiled likewise for an instruction set that the processor must have.
template <class F> void run_on(Isa isa, F f) { function_on<detail::Run<F>, F*>(isa)(&f); }

}  // namespace xgrad::kernels
