#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace xgrad {

/// The type of an array's elements. Integers hold labels and indices; booleans (one byte) hold conditions.
enum class Dtype : std::uint8_t { float32, float64, int64, boolean };

template <class T> inline constexpr bool always_false = false;

/// The dtype of a C++ element type.
template <class T> constexpr Dtype dtype_of() {
    if constexpr (std::is_same_v<T, float>) return Dtype::float32;
    else if constexpr (std::is_same_v<T, double>) return Dtype::float64;
    else if constexpr (std::is_same_v<T, std::int64_t>) return Dtype::int64;
    else if constexpr (std::is_same_v<T, bool>) return Dtype::boolean;
    else static_assert(always_false<T>, "xgrad arrays hold float, double, std::int64_t or bool");
}

constexpr bool is_floating(Dtype dtype) { return dtype == Dtype::float32 || dtype == Dtype::float64; }

/// Bytes of one element.
constexpr std::size_t size_of(Dtype dtype) {
    switch (dtype) {
        case Dtype::float32: return 4;
        case Dtype::boolean: return 1;
        case Dtype::float64:
        case Dtype::int64: break;
    }
    return 8;
}

/// "float32", "float64", "int64", "boolean".
constexpr std::string_view to_string(Dtype dtype) {
    switch (dtype) {
        case Dtype::float32: return "float32";
        case Dtype::float64: return "float64";
        case Dtype::int64: return "int64";
        case Dtype::boolean: break;
    }
    return "boolean";
}

/// Calls f(T{}) with the element type of dtype: the one place where a dtype becomes a C++ type.
template <class F> constexpr decltype(auto) visit(Dtype dtype, F&& f) {
    switch (dtype) {
        case Dtype::float32: return std::forward<F>(f)(float{});
        case Dtype::float64: return std::forward<F>(f)(double{});
        case Dtype::int64: return std::forward<F>(f)(std::int64_t{});
        case Dtype::boolean: break;
    }
    return std::forward<F>(f)(bool{});
}

/// Like visit, for numbers only; booleans are read as int64, so check first.
template <class F> constexpr decltype(auto) visit_numbers(Dtype dtype, F&& f) {
    if (dtype == Dtype::float32) return std::forward<F>(f)(float{});
    if (dtype == Dtype::float64) return std::forward<F>(f)(double{});
    return std::forward<F>(f)(std::int64_t{});
}

/// Like visit, for float32 and float64 only; anything else is read as float32, so check first.
template <class F> constexpr decltype(auto) visit_floating(Dtype dtype, F&& f) {
    return dtype == Dtype::float64 ? std::forward<F>(f)(double{}) : std::forward<F>(f)(float{});
}

}  // namespace xgrad
