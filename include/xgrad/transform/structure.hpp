#pragma once

#include "xgrad/graph/var.hpp"
#include "xgrad/transform/xarray.hpp"

#include <array>
#include <concepts>
#include <map>
#include <string>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

// What a transformed function takes and returns: a value, or a structure of values. Structures are std::vector,
// std::array, std::map by name, std::pair and std::tuple of structures, and a class template over its values that lists
// its members:
//
//     template <class Value> struct Layer {
//         Value weight, bias;
//         static auto members() { return std::tuple(&Layer::weight, &Layer::bias); }
//     };
//
// Layer<xt::xarray<double>> goes in, the function sees Layer<Var>, and its gradient comes back as the first again.
namespace xgrad {

/// One value: a Var, or what becomes one.
template <class T> concept Leaf = std::same_as<T, Var> || ArrayLike<T>;

/// How the values of a structure are met, in a fixed order.
///   Of<To>               the structure with To<T> in the place of each value of type T
///   First                the type of its first value
///   map<To>(tree, f)     f(value) in the place of each value
///   describe(tree, text) appends what distinguishes it from others of its type: sizes and names
template <class T> struct Structure;

template <class T> concept Structured = requires { typename Structure<T>::First; };

template <Leaf T> struct Structure<T> {
    using First = T;
    template <template <class> class To> using Of = To<T>;
    template <template <class> class To, class F> static To<T> map(const T& value, F&& f) { return f(value); }
    static void describe(const T&, std::string&) {}
};

template <Structured T> struct Structure<std::vector<T>> {
    using First = typename Structure<T>::First;
    template <template <class> class To> using Of = std::vector<typename Structure<T>::template Of<To>>;
    template <template <class> class To, class F> static Of<To> map(const std::vector<T>& tree, F&& f) {
        Of<To> result;
        for (const T& part : tree) result.push_back(Structure<T>::template map<To>(part, f));
        return result;
    }
    static void describe(const std::vector<T>& tree, std::string& text) {
        text += '[';
        for (const T& part : tree) Structure<T>::describe(part, text += ',');
        text += ']';
    }
};

template <Structured T> struct Structure<std::map<std::string, T>> {
    using First = typename Structure<T>::First;
    template <template <class> class To>
    using Of = std::map<std::string, typename Structure<T>::template Of<To>>;
    template <template <class> class To, class F>
    static Of<To> map(const std::map<std::string, T>& tree, F&& f) {
        Of<To> result;
        for (const auto& [name, part] : tree) result.emplace(name, Structure<T>::template map<To>(part, f));
        return result;
    }
    static void describe(const std::map<std::string, T>& tree, std::string& text) {
        text += '{';
        for (const auto& [name, part] : tree) {
            text += std::to_string(name.size()) + ':' + name;
            Structure<T>::describe(part, text);
        }
        text += '}';
    }
};

namespace detail {

// What tuples, pairs and arrays share. Braces, so that the parts are met in their order.
template <class T, class... Parts> struct TupleStructure {
    using First = typename Structure<std::tuple_element_t<0, std::tuple<Parts...>>>::First;
    template <class Result, template <class> class To, class F> static Result map_parts(const T& tree, F& f) {
        return std::apply(
            [&](const Parts&... parts) { return Result{Structure<Parts>::template map<To>(parts, f)...}; },
            tree);
    }
    static void describe(const T& tree, std::string& text) {
        std::apply([&](const Parts&... parts) { (Structure<Parts>::describe(parts, text), ...); }, tree);
    }
};

}  // namespace detail

template <Structured... T>
    requires(sizeof...(T) > 0)
struct Structure<std::tuple<T...>> : detail::TupleStructure<std::tuple<T...>, T...> {
    template <template <class> class To> using Of = std::tuple<typename Structure<T>::template Of<To>...>;
    template <template <class> class To, class F> static Of<To> map(const std::tuple<T...>& tree, F&& f) {
        return Structure::template map_parts<Of<To>, To>(tree, f);
    }
};

template <Structured A, Structured B>
struct Structure<std::pair<A, B>> : detail::TupleStructure<std::pair<A, B>, A, B> {
    template <template <class> class To>
    using Of = std::pair<typename Structure<A>::template Of<To>, typename Structure<B>::template Of<To>>;
    template <template <class> class To, class F> static Of<To> map(const std::pair<A, B>& tree, F&& f) {
        return Structure::template map_parts<Of<To>, To>(tree, f);
    }
};

template <Structured T, std::size_t N> struct Structure<std::array<T, N>> {
    using First = typename Structure<T>::First;
    template <template <class> class To> using Of = std::array<typename Structure<T>::template Of<To>, N>;
    template <template <class> class To, class F> static Of<To> map(const std::array<T, N>& tree, F&& f) {
        Of<To> result;
        for (std::size_t i = 0; i < N; ++i) result[i] = Structure<T>::template map<To>(tree[i], f);
        return result;
    }
    static void describe(const std::array<T, N>& tree, std::string& text) {
        for (const T& part : tree) Structure<T>::describe(part, text);
    }
};

template <template <class> class S, Leaf T>
    requires requires { S<T>::members(); }
struct Structure<S<T>> {
    using First = T;
    template <template <class> class To> using Of = S<To<T>>;

    template <template <class> class To, class F> static Of<To> map(const S<T>& tree, F&& f) {
        Of<To> result;
        for_each_pair<Of<To>>([&](auto from, auto to) {
            using Part = std::remove_cvref_t<decltype(tree.*from)>;
            result.*to = Structure<Part>::template map<To>(tree.*from, f);
        });
        return result;
    }
    static void describe(const S<T>& tree, std::string& text) {
        for_each_pair<S<T>>([&](auto from, auto) {
            Structure<std::remove_cvref_t<decltype(tree.*from)>>::describe(tree.*from, text);
        });
    }

private:
    // f(member, member of the same place in Other) for each member.
    template <class Other, class F> static void for_each_pair(F&& f) {
        const auto members = S<T>::members();
        const auto others = Other::members();
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (f(std::get<I>(members), std::get<I>(others)), ...);
        }
        (std::make_index_sequence<std::tuple_size_v<decltype(S<T>::members())>>{});
    }
};

namespace detail {

template <class> using AsVar = Var;

template <class T> struct ArrayOf { using type = xt::xarray<element_of<T>>; };
template <> struct ArrayOf<Array> { using type = Array; };

}  // namespace detail

/// The array that stands for a value of type T: an Array for an Array, else an xt::xarray of its elements.
template <class T> using array_of = typename detail::ArrayOf<T>::type;

/// The structure with Vars for its values.
template <class T> using vars_of = typename Structure<T>::template Of<detail::AsVar>;
/// The structure with arrays for its values.
template <class T> using arrays_of = typename Structure<T>::template Of<array_of>;

/// The values in their order.
template <class T> std::vector<Var> flatten(const T& tree) {
    std::vector<Var> values;
    Structure<T>::template map<detail::AsVar>(tree, [&](const Var& value) {
        values.push_back(value);
        return value;
    });
    return values;
}

}  // namespace xgrad
