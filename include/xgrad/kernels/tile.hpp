#pragma once

#include "xgrad/base/dtype.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace xgrad::kernels {

/// Computes n elements of a map: output[i] = f(inputs[0][i], inputs[1][i], ...). All are contiguous.
using TileFunction = void (*)(const std::byte* const* inputs, std::byte* output, std::size_t n);

/// A scalar formula as loops, one for each dtype of its last input; nullptr where the formula does not take the dtype.
struct Tile {
    std::array<TileFunction, 4> by_dtype{};
    std::size_t arity = 0;

    TileFunction operator[](Dtype dtype) const { return by_dtype[static_cast<std::size_t>(dtype)]; }
};

namespace detail {

template <class T> const T* in(const std::byte* memory) { return reinterpret_cast<const T*>(memory); }
template <class T> T* out(std::byte* memory) { return reinterpret_cast<T*>(memory); }

// F is a stateless lambda, made anew inside the loop so that the compiler sees through it and vectorises.
template <class F, class R, class... T, std::size_t... I>
void loop(const std::byte* const* inputs, std::byte* output, std::size_t n, std::index_sequence<I...>) {
    R* result = out<R>(output);
    for (std::size_t i = 0; i < n; ++i) result[i] = static_cast<R>(F{}(in<T>(inputs[I])[i]...));
}

template <class F, class R, class... T>
void run(const std::byte* const* inputs, std::byte* output, std::size_t n) {
    loop<F, R, T...>(inputs, output, n, std::index_sequence_for<T...>{});
}

template <class T, std::size_t> using Same = T;

template <class F, class R, class T, std::size_t... I>
constexpr TileFunction uniform(std::index_sequence<I...>) {
    return &run<F, R, Same<T, I>...>;
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

template <class Set, class Make> constexpr Tile for_each_dtype(std::size_t arity, Make make) {
    Tile tile{{}, arity};
    const auto set = [&](auto zero) {
        using T = decltype(zero);
        if constexpr (takes<Set, T>()) tile.by_dtype[static_cast<std::size_t>(dtype_of<T>())] = make(zero);
    };
    set(float{});
    set(double{});
    set(std::int64_t{});
    set(bool{});
    return tile;
}

}  // namespace detail

/// f(T...) -> T for all T of the set: tile<1, Floating>([](auto x) { return x * x; }).
template <std::size_t Arity, class Set, class F> constexpr Tile tile(F) {
    return detail::for_each_dtype<Set>(Arity, [](auto zero) {
        using T = decltype(zero);
        return detail::uniform<F, T, T>(std::make_index_sequence<Arity>{});
    });
}

/// f(T...) -> bool: comparisons.
template <std::size_t Arity, class Set, class F> constexpr Tile predicate_tile(F) {
    return detail::for_each_dtype<Set>(Arity, [](auto zero) {
        return detail::uniform<F, bool, decltype(zero)>(std::make_index_sequence<Arity>{});
    });
}

/// f(bool, T, T) -> T: a choice.
template <class F> constexpr Tile select_tile(F) {
    return detail::for_each_dtype<Any>(3, [](auto zero) {
        using T = decltype(zero);
        return TileFunction{&detail::run<F, T, bool, T, T>};
    });
}

/// T -> R for all T: a conversion.
template <class R> constexpr Tile cast_tile() {
    return detail::for_each_dtype<Any>(1, [](auto zero) {
        constexpr auto convert = [](auto x) { return static_cast<R>(x); };
        return TileFunction{&detail::run<decltype(convert), R, decltype(zero)>};
    });
}

}  // namespace xgrad::kernels
