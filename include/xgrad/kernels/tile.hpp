#pragma once

#include "xgrad/base/dtype.hpp"
#include "xgrad/kernels/isa.hpp"
#include "xgrad/kernels/vector_math.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>

namespace xgrad::kernels {

/// Computes n elements of a map: output[i] = f(inputs[0][i], inputs[1][i], ...). All are contiguous; the output may be
/// an input.
using TileFunction = void (*)(const std::byte* const* inputs, std::byte* output, std::size_t n);

/// A scalar formula as loops: for each instruction set, one for each dtype of its last input; nullptr where the formula
/// does not take the dtype.
struct Tile {
    using ByDtype = std::array<TileFunction, 4>;
    std::array<ByDtype, 3> by_isa{};
    std::size_t arity = 0;

    TileFunction operator[](Dtype dtype) const { return on(best_isa(), dtype); }
    /// That of an instruction set, which the processor must have.
    TileFunction on(Isa isa, Dtype dtype) const {
        return by_isa[static_cast<std::size_t>(isa)][static_cast<std::size_t>(dtype)];
    }
};

namespace detail {

/// Elements that a vector register may hold. Loops run over whole multiples, so that an element's bits do not depend on
/// its place: what is left over goes through the same instructions in registers of its own.
inline constexpr std::size_t lanes = 16;
inline constexpr std::size_t most_inputs = 3;  ///< of a formula
inline constexpr std::size_t widest = 8;       ///< bytes of an element

// A boolean as the compiler can load and store many at once.
template <class T> using Stored = std::conditional_t<std::is_same_v<T, bool>, unsigned char, T>;

template <class T> const Stored<T>* in(const std::byte* memory) {
    return reinterpret_cast<const Stored<T>*>(memory);
}
template <class T> Stored<T>* out(std::byte* memory) { return reinterpret_cast<Stored<T>*>(memory); }

// F is a stateless lambda, made anew inside the loop so that the compiler sees through it and vectorises. It may write
// where it reads, but never before it: to that, the pragma says, the compiler need not look.
template <class F, class R, class... T>
inline void whole_lanes(Stored<R>* result, std::size_t n, const Stored<T>*... x) {
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (std::size_t i = 0; i < n / lanes * lanes; ++i)
        result[i] = static_cast<Stored<R>>(static_cast<R>(F{}(static_cast<T>(x[i])...)));
}

/// What is left over after whole lanes: the formula over copies that fill the lanes. bytes: of the elements of each input.
void apply_to_rest(TileFunction formula, std::span<const std::size_t> bytes, std::size_t output_bytes,
                   const std::byte* const* inputs, std::byte* output, std::size_t n);

template <Isa isa, class F, class R, class... T> struct Loop {
    static_assert(sizeof...(T) <= most_inputs && ((sizeof(T) <= widest) && ...) && sizeof(R) <= widest);

    static constexpr TileFunction compiled() {
        return function_on<Loop, const std::byte* const*, std::byte*, std::size_t>(isa);
    }

    void operator()(const std::byte* const* inputs, std::byte* output, std::size_t n) const {
        run(inputs, output, n, std::index_sequence_for<T...>{});
    }

private:
    template <std::size_t... I>
    static void run(const std::byte* const* inputs, std::byte* output, std::size_t n,
                    std::index_sequence<I...>) {
        static constexpr std::array<std::size_t, sizeof...(T)> bytes{sizeof(T)...};
        whole_lanes<F, R, T...>(out<R>(output), n, in<T>(inputs[I])...);
        if (n % lanes != 0) apply_to_rest(compiled(), bytes, sizeof(R), inputs, output, n);
    }
};

template <class T, std::size_t> using Same = T;

template <Isa isa, class F, class R, class T, std::size_t... I>
constexpr TileFunction uniform(std::index_sequence<I...>) {
    return Loop<isa, F, R, Same<T, I>...>::compiled();
}

}  // namespace detail

/// The dtypes that a formula takes.
struct Floating {};
struct Numbers {};
struct Booleans {};
struct Any {};

namespace detail {

template <class Set, class T> constexpr bool takes() {
    if constexpr (std::is_same_v<Set, Floating>) return std::is_floating_point_v<T>;
    else if constexpr (std::is_same_v<Set, Numbers>) return !std::is_same_v<T, bool>;
    else if constexpr (std::is_same_v<Set, Booleans>) return std::is_same_v<T, bool>;
    else return true;
}

// make(isa, zero): the loop for an instruction set, an integral_constant, and a dtype.
template <class Set, Isa isa, class Make> constexpr void set_dtypes(Tile& tile, Make make) {
    const auto set = [&](auto zero) {
        using T = decltype(zero);
        if constexpr (takes<Set, T>())
            tile.by_isa[static_cast<std::size_t>(isa)][static_cast<std::size_t>(dtype_of<T>())] =
                make(std::integral_constant<Isa, isa>{}, zero);
    };
    set(float{});
    set(double{});
    set(std::int64_t{});
    set(bool{});
}

template <class Set, class Make> constexpr Tile for_each_loop(std::size_t arity, Make make) {
    Tile tile{{}, arity};
    set_dtypes<Set, Isa::baseline>(tile, make);
    set_dtypes<Set, Isa::avx2>(tile, make);
    set_dtypes<Set, Isa::avx512>(tile, make);
    return tile;
}

}  // namespace detail

/// f(T...) -> T for all T of the set: tile<1, Floating>([](auto x) { return x * x; }).
template <std::size_t Arity, class Set, class F> constexpr Tile tile(F) {
    return detail::for_each_loop<Set>(Arity, [](auto isa, auto zero) {
        using T = decltype(zero);
        return detail::uniform<isa(), F, T, T>(std::make_index_sequence<Arity>{});
    });
}

/// f(T...) -> bool: comparisons.
template <std::size_t Arity, class Set, class F> constexpr Tile predicate_tile(F) {
    return detail::for_each_loop<Set>(Arity, [](auto isa, auto zero) {
        return detail::uniform<isa(), F, bool, decltype(zero)>(std::make_index_sequence<Arity>{});
    });
}

/// f(bool, T, T) -> T: a choice.
template <class F> constexpr Tile select_tile(F) {
    return detail::for_each_loop<Any>(3, [](auto isa, auto zero) {
        using T = decltype(zero);
        return detail::Loop<isa(), F, T, bool, T, T>::compiled();
    });
}

/// T -> R for all T: a conversion.
template <class R> constexpr Tile cast_tile() {
    return detail::for_each_loop<Any>(1, [](auto isa, auto zero) {
        constexpr auto convert = [](auto x) { return static_cast<R>(x); };
        return detail::Loop<isa(), decltype(convert), R, decltype(zero)>::compiled();
    });
}

}  // namespace xgrad::kernels
