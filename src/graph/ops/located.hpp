#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/graph/graph.hpp"

#include <string_view>
#include <utility>

namespace xgrad {

/// The error of a function on x that is not one op, or that fails before its op is added, with its place filled in.
template <class E> E located(const Var& x, std::string_view function, Problem problem) {
    return E(x.graph().locate(std::move(problem), function));
}

}  // namespace xgrad
