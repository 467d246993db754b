#pragma once

#include "xgrad/graph/print.hpp"
#include "xgrad/transform/call.hpp"

#include <string>

namespace xgrad {

/// The graph of f for arguments of those shapes and dtypes, their values aside: to look at, or to count.
template <class F, Structured... A> Graph trace(const F& f, const A&... arguments) {
    Graph graph;
    std::vector<Array> arrays;
    (detail::append_arrays(arguments, arrays), ...);
    std::vector<Var> inputs;
    for (const Array& array : arrays)
        inputs.push_back(
            graph.input("argument " + std::to_string(inputs.size()), array.shape(), array.dtype()));
    detail::Cursor<Var> values(inputs);
    std::apply(f, std::tuple<vars_of<A>...>{detail::next_vars(arguments, values)...});
    return graph;
}

/// f drawn for Graphviz: to_dot(f, x) | dot -Tsvg. See to_dot(graph).
template <class F, Structured... A> std::string to_dot(const F& f, const A&... arguments) {
    return to_dot(trace(f, arguments...));
}

/// f as a listing, a line a value with its shape. See to_text(graph).
template <class F, Structured... A> std::string to_text(const F& f, const A&... arguments) {
    return to_text(trace(f, arguments...));
}

}  // namespace xgrad
