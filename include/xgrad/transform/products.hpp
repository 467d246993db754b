#pragma once

#include "xgrad/graph/gradient.hpp"
#include "xgrad/transform/call.hpp"
#include "xgrad/transform/grad.hpp"

namespace xgrad {

namespace detail {

template <class F, class... V> auto spread(const F& f, const std::tuple<V...>& vars) {
    return std::apply(f, vars);
}
template <class F, class V> auto spread(const F& f, const V& vars) { return f(vars); }

template <class F, class P>
using ResultOn =
    std::remove_cvref_t<decltype(spread(std::declval<const F&>(), std::declval<const vars_of<P>&>()))>;

/// The derivative of a function at some place, times a vector of the arguments' structure or the results'.
struct Forward {
    static std::vector<Var> sweep(const std::vector<Var>& results, const std::vector<Var>& arguments,
                                  const std::vector<Var>& tangents) {
        return forward_sweep(results, arguments, placed_like(arguments, tangents));
    }
    static std::vector<Var> placed_like(const std::vector<Var>& like, std::vector<Var> vectors);
};
struct Reverse {
    static std::vector<Var> sweep(const std::vector<Var>& results, const std::vector<Var>& arguments,
                                  const std::vector<Var>& cotangents) {
        return reverse_sweep(results, Forward::placed_like(results, cotangents), arguments);
    }
};

}  // namespace detail

/// See jvp() and vjp().
template <class F, class Direction> class DerivativeProduct {
public:
    explicit DerivativeProduct(F f) : f_(std::move(f)) {}

    template <Structured P, Structured V> auto operator()(const P& arguments, const V& vector) const {
        using R = detail::ResultOn<F, P>;
        if constexpr (detail::OnVars<P, V>) {
            const auto vars = detail::as_vars(arguments);
            R result = detail::spread(f_, vars);
            const std::vector<Var> product =
                Direction::sweep(flatten(result), flatten(vars), flatten(detail::as_vars(vector)));
            detail::Cursor<Var> values(product);
            if constexpr (forward) {
                auto tangent = detail::next_vars(result, values);
                return std::pair(std::move(result), std::move(tangent));
            } else {
                return std::pair(std::move(result), detail::next_vars(vars, values));
            }
        } else {
            const auto body = [this](const auto& both) -> ProgramCache::Trace {
                auto result = std::make_shared<R>(detail::spread(f_, std::get<0>(both)));
                std::vector<Var> outputs = flatten(*result);
                detail::append(
                    Direction::sweep(outputs, flatten(std::get<0>(both)), flatten(std::get<1>(both))),
                    outputs);
                return {std::move(outputs), result};
            };
            const ProgramCache::Result result = detail::run(*cache_, body, arguments, vector);
            const R& structure = *static_cast<const R*>(result.structure.get());
            detail::Cursor<Array> values(result.arrays);
            using Results = detail::Arrays<detail::leading<P>>;
            auto value = Results::next(structure, values);
            if constexpr (forward) return std::pair(std::move(value), Results::next(structure, values));
            else return std::pair(std::move(value), detail::next_arrays(arguments, values));
        }
    }

private:
    static constexpr bool forward = std::is_same_v<Direction, detail::Forward>;

    F f_;
    std::shared_ptr<ProgramCache> cache_ = std::make_shared<ProgramCache>();
};

/// The Jacobian times a vector, by forward mode: auto [y, dy] = jvp(f)(x, v) gives y = f(x) and the derivative of f at
/// x in the direction v. Of several arguments: jvp(f)(std::tuple(x, y), std::tuple(u, v)). v has the structure and
/// shapes of the arguments, dy those of the result. Throws ShapeError where they differ, TypeError for arguments that
/// are not floating.
template <class F> auto jvp(F f) { return DerivativeProduct<F, detail::Forward>(std::move(f)); }

/// A vector times the Jacobian, by reverse mode: auto [y, gx] = vjp(f)(x, g) gives y = f(x) and the cotangent of x for
/// the cotangent g of y. Of several arguments: vjp(f)(std::tuple(x, y), g) gives a tuple of cotangents. g has the
/// structure and shapes of the result. Throws as jvp does.
template <class F> auto vjp(F f) { return DerivativeProduct<F, detail::Reverse>(std::move(f)); }

/// See hvp().
template <class G> class HessianProduct {
public:
    explicit HessianProduct(G gradient) : product_(std::move(gradient)) {}

    template <Structured P, Structured V> auto operator()(const P& x, const V& v) const {
        return product_(x, v).second;
    }

private:
    DerivativeProduct<G, detail::Forward> product_;
};

/// The Hessian of a scalar function times a vector, hvp(f)(x, v), without forming the Hessian: the derivative of the
/// gradient in the direction v. Source: Pearlmutter 1994, "Fast exact multiplication by the Hessian".
template <class F> auto hvp(F f) { return HessianProduct(grad(std::move(f))); }

}  // namespace xgrad
