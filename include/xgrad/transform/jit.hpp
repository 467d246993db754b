#pragma once

#include "xgrad/transform/call.hpp"

namespace xgrad {

/// See jit().
template <class F> class Jit {
public:
    explicit Jit(F f) : f_(std::move(f)) {}

    template <Structured... A> auto operator()(const A&... arguments) const {
        if constexpr (detail::OnVars<A...>) {
            return f_(detail::as_vars(arguments)...);
        } else {
            using R = std::remove_cvref_t<decltype(f_(detail::as_vars(arguments)...))>;
            const auto body = [this](const auto& vars) -> ProgramCache::Trace {
                auto result = std::make_shared<R>(std::apply(f_, vars));
                return {flatten(*result), result};
            };
            const ProgramCache::Result result = detail::run(*cache_, body, arguments...);
            detail::Cursor<Array> values(result.arrays);
            return detail::Arrays<detail::leading<A...>>::next(*static_cast<const R*>(result.structure.get()),
                                                               values);
        }
    }

private:
    F f_;
    std::shared_ptr<ProgramCache> cache_ = std::make_shared<ProgramCache>();
};

/// f on arrays: traced and compiled at the first call for each combination of the arguments' structures, shapes and
/// dtypes, then run from the program kept for it. f takes Vars, or structures of them, and returns a Var or a structure.
/// A call takes numbers, Arrays and xtensor expressions in their places and returns arrays, of the element type of the
/// first floating argument; on Vars it traces f into their graph. f may close over arrays: they become constants.
template <class F> Jit<F> jit(F f) { return Jit<F>(std::move(f)); }

}  // namespace xgrad
