#pragma once

#include "xgrad/graph/gradient.hpp"
#include "xgrad/transform/call.hpp"

namespace xgrad {

namespace detail {

/// What a function to differentiate returns: its value, or a pair of it and whatever else is to be known of it.
template <class R> struct Loss {
    static constexpr bool has_more = false;
    static const Var& value(const R& result) { return result; }
};
template <class More> struct Loss<std::pair<Var, More>> {
    static constexpr bool has_more = true;
    static const Var& value(const std::pair<Var, More>& result) { return result.first; }
};

/// The derivatives of f's value by the arguments at Positions, structured as these are.
template <std::size_t... Positions, class R, class Vars>
auto gradients_of(const R& result, const Vars& vars) {
    std::vector<Var> wrt;
    (append(flatten(std::get<Positions>(vars)), wrt), ...);
    const std::vector<Var> slopes = gradients(Loss<R>::value(result), wrt);
    Cursor<Var> values(slopes);
    return std::tuple{next_vars(std::get<Positions>(vars), values)...};
}

}  // namespace detail

/// See value_and_grad().
template <class F, std::size_t... Positions> class ValueAndGrad {
public:
    explicit ValueAndGrad(F f) : f_(std::move(f)) {}

    template <Structured... A> auto operator()(const A&... arguments) const {
        using Vars = std::tuple<vars_of<A>...>;
        using R = std::remove_cvref_t<decltype(std::apply(f_, std::declval<const Vars&>()))>;
        if constexpr (detail::OnVars<A...>) {
            const Vars vars{detail::as_vars(arguments)...};
            R result = std::apply(f_, vars);
            auto slopes = detail::unwrap(detail::gradients_of<Positions...>(result, vars));
            return std::pair(std::move(result), std::move(slopes));
        } else {
            const auto body = [this](const Vars& vars) -> ProgramCache::Trace {
                auto result = std::make_shared<R>(std::apply(f_, vars));
                std::vector<Var> outputs = flatten(*result);
                detail::append(flatten(detail::gradients_of<Positions...>(*result, vars)), outputs);
                return {std::move(outputs), result};
            };
            const ProgramCache::Result result = detail::run(*cache_, body, arguments...);
            return dress<R>(result, std::tie(arguments...));
        }
    }

private:
    template <class R, class... A>
    static auto dress(const ProgramCache::Result& result, const std::tuple<const A&...>& arguments) {
        detail::Cursor<Array> values(result.arrays);
        const double value = values.next().item();
        const auto slopes = [&] {
            return detail::unwrap(std::tuple{detail::next_arrays(std::get<Positions>(arguments), values)...});
        };
        if constexpr (detail::Loss<R>::has_more) {
            const auto& structure = static_cast<const R*>(result.structure.get())->second;
            std::pair both(value, detail::Arrays<detail::leading<A...>>::next(structure, values));
            return std::pair(std::move(both), slopes());
        } else {
            return std::pair(value, slopes());
        }
    }

    F f_;
    std::shared_ptr<ProgramCache> cache_ = std::make_shared<ProgramCache>();
};

/// f's value and its gradient by its first argument: auto [value, gradient] = value_and_grad(f)(x, y).
/// value_and_grad<0, 2>(f) gives a tuple of the gradients by the first and the third; each has its argument's structure.
/// f takes Vars, or structures of them, and returns a scalar Var, or a pair of it and a structure of whatever else is to
/// be known of it (the outputs of a network): the value is then such a pair too. A call on arrays runs a program that is
/// compiled at the first call for a signature, as jit's are; one on Vars traces into their graph, so that
/// transformations nest. It throws ShapeError if the value is not scalar, TypeError for an argument to differentiate
/// that is not floating.
template <std::size_t... Positions, class F> auto value_and_grad(F f) {
    if constexpr (sizeof...(Positions) == 0) return ValueAndGrad<F, 0>(std::move(f));
    else return ValueAndGrad<F, Positions...>(std::move(f));
}

/// See grad().
template <class Both> class Grad {
public:
    explicit Grad(Both both) : both_(std::move(both)) {}

    template <Structured... A> auto operator()(const A&... arguments) const {
        return without_value(both_(arguments...));
    }

private:
    template <class Value, class Slopes> static auto without_value(std::pair<Value, Slopes> result) {
        if constexpr (std::is_same_v<Value, double> || std::is_same_v<Value, Var>)
            return std::move(result.second);
        else return std::pair(std::move(result.second), std::move(result.first.second));
    }

    Both both_;
};

/// As value_and_grad, without the value: grad(f)(x), grad<1>(f)(x, y), grad(grad(f)) of a function of one number. If f
/// returns a pair, the gradient comes in one with what else f returns.
template <std::size_t... Positions, class F> auto grad(F f) {
    return Grad(value_and_grad<Positions...>(std::move(f)));
}

}  // namespace xgrad
