#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/xtensor.hpp"

#include <algorithm>
#include <concepts>
#include <cstdint>
#include <type_traits>

namespace xgrad {

/// What a transformed function takes beside Vars: a number, an Array, or any xtensor expression.
template <class T>
concept ArrayLike = std::is_arithmetic_v<std::remove_cvref_t<T>> ||
    std::is_same_v<std::remove_cvref_t<T>, Array> || xt::is_xexpression<std::remove_cvref_t<T>>::value;

namespace detail {

template <class T> struct ElementOf { using type = typename T::value_type; };
template <class T>
    requires std::is_arithmetic_v<T>
struct ElementOf<T> {
    using type = T;
};

// float, double and bool are kept; every other integer is held as int64.
template <class T>
using Held = std::conditional_t<std::is_floating_point_v<T> || std::is_same_v<T, bool>, T, std::int64_t>;

}  // namespace detail

/// The type in which xgrad holds the elements of a number or xtensor expression.
template <class T> using element_of = detail::Held<typename detail::ElementOf<std::remove_cvref_t<T>>::type>;

/// A copy of the expression's values: it is evaluated here and now, so nothing lazy outlives its operands.
template <ArrayLike T> Array to_array(const T& value) {
    if constexpr (std::is_same_v<T, Array>) {
        return value;
    } else if constexpr (std::is_arithmetic_v<T>) {
        return Array::scalar(static_cast<element_of<T>>(value));
    } else {
        Shape shape;
        for (const auto size : value.shape()) shape.push_back(static_cast<std::int64_t>(size));
        Array array(shape, dtype_of<element_of<T>>(), Contents::unset);
        std::transform(value.template cbegin<xt::layout_type::row_major>(),
                       value.template cend<xt::layout_type::row_major>(),
                       array.template values<element_of<T>>().begin(),
                       [](auto x) { return static_cast<element_of<T>>(x); });
        return array;
    }
}

/// A copy of the values as an xtensor array. Throws TypeError if T is not the array's element type.
template <class T> xt::xarray<T> to_xarray(const Array& array) {
    const auto values = array.values<T>();
    xt::xarray<T> result =
        xt::xarray<T>::from_shape(std::vector<std::size_t>(array.shape().begin(), array.shape().end()));
    std::copy(values.begin(), values.end(), result.begin());
    return result;
}

}  // namespace xgrad
