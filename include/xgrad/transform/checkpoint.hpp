#pragma once

#include "xgrad/graph/ops/recompute.hpp"
#include "xgrad/transform/jit.hpp"

namespace xgrad {

/// See checkpoint().
template <class F> class Checkpoint {
public:
    explicit Checkpoint(F f) : jitted_(f), f_(std::move(f)) {}

    template <Structured... A> auto operator()(const A&... arguments) const {
        if constexpr (!detail::OnVars<A...>) {
            return jitted_(arguments...);
        } else {
            const std::tuple<vars_of<A>...> vars{detail::as_vars(arguments)...};
            const auto first = static_cast<NodeId>(graph_of(flatten(vars)).size());
            const auto result = std::apply(f_, vars);
            using R = std::remove_cvref_t<decltype(result)>;
            return Structure<R>::template map<detail::AsVar>(
                result, [&](const Var& y) { return y.in_graph() ? recomputed(y, first) : y; });
        }
    }

private:
    static Graph graph_of(const std::vector<Var>& vars) {
        for (const Var& v : vars)
            if (v.in_graph()) return v.graph();
        return {};
    }

    Jit<F> jitted_;
    F f_;
};

/// f itself, whose derivative computes f's intermediate values once more instead of keeping them: less memory for about
/// one more evaluation of f. Inside a function that is differentiated: y = checkpoint(block)(x). Values that f closes
/// over are differentiated too. If f returns several values, each has its own evaluation.
template <class F> Checkpoint<F> checkpoint(F f) { return Checkpoint<F>(std::move(f)); }

}  // namespace xgrad
