#pragma once

#include "xgrad/transform/program_cache.hpp"
#include "xgrad/transform/structure.hpp"

#include <memory>
#include <tuple>
#include <utility>

// What all transformed functions share: called on Vars they trace into their graph, called on arrays they run a program.
namespace xgrad::detail {

/// Gives values one after the other.
template <class T> class Cursor {
public:
    explicit Cursor(std::span<const T> values) : values_(values) {}
    const T& next() { return values_[position_++]; }
    std::span<const T> take(std::size_t count) {
        return values_.subspan(std::exchange(position_, position_ + count), count);
    }

private:
    std::span<const T> values_;
    std::size_t position_ = 0;
};

template <class T> Var to_var(const T& value) {
    if constexpr (std::is_same_v<T, Var> || std::is_arithmetic_v<T>) return value;
    else return to_array(value);
}

template <class T> array_of<T> from_array(const Array& array) {
    if constexpr (std::is_same_v<T, Array>) return array;
    else return to_xarray<element_of<T>>(array);
}

/// The structure of `like` with the values that come.
template <class T> vars_of<T> next_vars(const T& like, Cursor<Var>& values) {
    return Structure<T>::template map<AsVar>(like, [&](const auto&) { return values.next(); });
}
template <class T> arrays_of<T> next_arrays(const T& like, Cursor<Array>& values) {
    return Structure<T>::template map<array_of>(
        like, [&]<class V>(const V&) { return from_array<V>(values.next()); });
}

/// The arrays of a structure of Vars, whose elements C++ does not know: those of another value's type, Like.
template <class Like> struct Arrays {
    template <class> using of = array_of<Like>;
    template <class T> static auto next(const T& like, Cursor<Array>& values) {
        return Structure<T>::template map<of>(like,
                                              [&](const Var&) { return from_array<Like>(values.next()); });
    }
};

/// The type that stands for the results of a function of arguments A: the first with floating elements, or the first.
template <class First, class... Rest> struct Leading { using type = First; };
template <class T> constexpr bool holds_integers() {
    if constexpr (std::is_same_v<T, Array> || std::is_same_v<T, Var>) return false;
    else return !std::is_floating_point_v<element_of<T>>;
}
template <class First, class Next, class... Rest>
    requires(holds_integers<First>())
struct Leading<First, Next, Rest...> {
    using type = typename Leading<Next, Rest...>::type;
};
template <class... A> using leading = typename Leading<typename Structure<A>::First...>::type;

template <class T> constexpr bool holds_vars = std::is_same_v<typename Structure<T>::First, Var>;
/// Whether a call traces: one Var among the arguments is enough.
template <class... A> concept OnVars = (holds_vars<A> || ...);

template <class T> vars_of<T> as_vars(const T& tree) {
    return Structure<T>::template map<AsVar>(tree, [](const auto& value) { return to_var(value); });
}

template <class T> void append_arrays(const T& tree, std::vector<Array>& arrays) {
    Structure<T>::template map<AsVar>(tree, [&](const auto& value) {
        arrays.push_back(to_array(value));
        return Var();
    });
}

/// f, a function of a tuple of structures of Vars, on arrays: traced and compiled where the signature is new. It
/// returns what ProgramCache::Body returns.
template <class F, class... A>
ProgramCache::Result run(ProgramCache& cache, const F& f, const A&... arguments) {
    std::vector<Array> arrays;
    (append_arrays(arguments, arrays), ...);
    std::string structure;
    (Structure<A>::describe(arguments, structure += ';'), ...);
    return cache.run(arrays, structure, [&](std::span<const Var> inputs) -> ProgramCache::Trace {
        Cursor<Var> values(inputs);
        return f(std::tuple<vars_of<A>...>{next_vars(arguments, values)...});
    });
}

inline void append(const std::vector<Var>& more, std::vector<Var>& values) {
    values.insert(values.end(), more.begin(), more.end());
}

/// The result for one alone, or the tuple of them.
template <class... T> auto unwrap(std::tuple<T...> results) {
    if constexpr (sizeof...(T) == 1) return std::get<0>(std::move(results));
    else return results;
}

}  // namespace xgrad::detail
