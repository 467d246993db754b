#pragma once

#include "xgrad/graph/gradient.hpp"
#include "xgrad/transform/traced.hpp"
#include "xgrad/transform/xarray.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <tuple>
#include <utility>

// Function transformations: each takes a function on Vars and gives a function that can be called on numbers, Arrays
// and xtensor expressions, and on Vars again, so that transformations nest.
namespace xgrad {

namespace detail {

template <class F, std::size_t... I>
Var call(const F& f, std::span<const Var> arguments, std::index_sequence<I...>) {
    return f(arguments[I]...);
}

template <class... A> std::array<Array, sizeof...(A)> to_arrays(const A&... arguments) {
    return {to_array(arguments)...};
}

// The value of f and its derivatives by the arguments at the positions.
template <std::size_t... Positions, class F, std::size_t... I>
std::vector<Var> trace_value_and_gradients(const F& f, std::span<const Var> arguments,
                                           std::index_sequence<I...> all) {
    const std::vector<Var> wrt{arguments[Positions]...};
    std::vector<Var> results{call(f, arguments, all)};
    for (Var& gradient : gradients(results[0], wrt)) results.push_back(std::move(gradient));
    return results;
}

template <std::size_t I, class... A> using ElementAt = element_of<std::tuple_element_t<I, std::tuple<A...>>>;

// The result for one position alone, or a tuple of them.
template <class... T> auto unwrap(std::tuple<T...> results) {
    if constexpr (sizeof...(T) == 1) return std::get<0>(std::move(results));
    else return results;
}

// The results behind the value, as arrays of the element types T or as they are.
template <class... T, std::size_t... I>
auto gradient_arrays(const std::vector<Array>& results, std::index_sequence<I...>) {
    return unwrap(std::tuple<xt::xarray<T>...>{to_xarray<T>(results[I + 1])...});
}
template <std::size_t... I> auto gradient_vars(const std::vector<Var>& results, std::index_sequence<I...>) {
    return unwrap(std::tuple{results[I + 1]...});
}

}  // namespace detail

/// f on xtensor arrays: traced and compiled at the first call for each combination of shapes and dtypes. f takes Vars
/// and returns one Var. The call takes one array-like for each, of one floating type (integers and booleans aside), and
/// returns an xt::xarray of the first argument's element type.
template <class F> class Jit {
public:
    explicit Jit(F f) : f_(std::move(f)) {}

    template <ArrayLike... A> auto operator()(const A&... arguments) {
        if (!traced_)
            traced_ = std::make_shared<Traced>([f = f_](std::span<const Var> vars) {
                return std::vector<Var>{detail::call(f, vars, std::index_sequence_for<A...>{})};
            });
        return to_xarray<detail::ElementAt<0, A...>>((*traced_)(detail::to_arrays(arguments...))[0]);
    }

private:
    F f_;
    std::shared_ptr<Traced> traced_;
};

template <class F> Jit<F> jit(F f) { return Jit<F>(std::move(f)); }

/// The value of a scalar function and its gradients by the arguments at Positions (by default the first).
template <class F, std::size_t... Positions> class ValueAndGrad {
public:
    explicit ValueAndGrad(F f) : f_(std::move(f)) {}

    /// On arrays: the value as a number, and the gradient as an xt::xarray (a tuple of them for several positions).
    template <ArrayLike... A> auto operator()(const A&... arguments) {
        if (!traced_)
            traced_ = std::make_shared<Traced>([f = f_](std::span<const Var> vars) {
                return detail::trace_value_and_gradients<Positions...>(f, vars,
                                                                       std::index_sequence_for<A...>{});
            });
        const std::vector<Array> results = (*traced_)(detail::to_arrays(arguments...));
        return std::pair(results[0].item(), detail::gradient_arrays<detail::ElementAt<Positions, A...>...>(
                                                results, std::make_index_sequence<sizeof...(Positions)>{}));
    }

    /// On Vars: traced into their graph.
    template <class... V>
        requires(std::same_as<V, Var>&&...)
    auto operator()(const V&... arguments) const {
        const std::array<Var, sizeof...(V)> vars{arguments...};
        const auto results =
            detail::trace_value_and_gradients<Positions...>(f_, vars, std::index_sequence_for<V...>{});
        return std::pair(results[0],
                         detail::gradient_vars(results, std::make_index_sequence<sizeof...(Positions)>{}));
    }

private:
    F f_;
    std::shared_ptr<Traced> traced_;
};

/// f's value and its gradient by its first argument: auto [value, gradient] = value_and_grad(f)(x, y).
/// value_and_grad<0, 2>(f) gives a tuple of the gradients by the first and the third.
/// f takes Vars and returns a scalar Var; a call throws ShapeError if it is none, TypeError for an argument to
/// differentiate that is not floating.
template <std::size_t... Positions, class F> auto value_and_grad(F f) {
    if constexpr (sizeof...(Positions) == 0) return ValueAndGrad<F, 0>(std::move(f));
    else return ValueAndGrad<F, Positions...>(std::move(f));
}

/// The gradient alone.
template <class Both> class Grad {
public:
    explicit Grad(Both both) : both_(std::move(both)) {}

    template <ArrayLike... A> auto operator()(const A&... arguments) { return both_(arguments...).second; }

    template <class... V>
        requires(std::same_as<V, Var>&&...)
    auto operator()(const V&... arguments) const { return both_(arguments...).second; }

private:
    Both both_;
};

/// As value_and_grad, without the value: grad(f)(x), grad<1>(f)(x, y), grad(grad(f)) of a function of one number.
template <std::size_t... Positions, class F> auto grad(F f) {
    return Grad(value_and_grad<Positions...>(std::move(f)));
}

}  // namespace xgrad
