#pragma once

#include "xgrad/transform/call.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace xgrad {

/// What check_gradients() found out of one argument.
struct CheckedArgument {
    double error = 0;           ///< the largest difference of an element, relative to the largest derivative
    std::int64_t worst = 0;     ///< the element with the largest difference, in row-major order
    double found = 0;           ///< its derivative
    double expected = 0;        ///< the same by central differences
    std::int64_t non_zero = 0;  ///< elements whose derivative is not 0
    std::int64_t size = 0;
    bool finite = true;  ///< whether all derivatives are numbers
};

/// How a function's derivatives compare with central differences.
struct GradientCheck {
    std::vector<CheckedArgument> arguments;  ///< the floating ones, in their order
    double tolerance = 0;

    /// Whether every argument's error is within the tolerance. A derivative that is zero throughout shows nothing, and a
    /// check without floating arguments neither: they do not pass.
    bool passed() const;
    /// A line for each argument: its error, the worst element with both figures, how many derivatives are not 0.
    std::string text() const;
};

struct GradientCheckOptions {
    int order = 1;            ///< 1: first derivatives; 2: those of the gradient
    double tolerance = 1e-6;  ///< relative to the largest derivative of an argument
    double step = 1e-3;       ///< of the differences, relative to elements above 1; five points each
    std::uint64_t seed = 1;   ///< of the random weights that make one number of the results
};

namespace detail {

/// f's results for the inputs that it makes in the graph, one for each of the arguments, in their order.
using Tracing = std::function<std::vector<Var>(Graph& graph, std::vector<Var>& inputs)>;

GradientCheck check_gradients(const Tracing& f, const std::vector<Array>& arguments,
                              const GradientCheckOptions& options);

/// Floating arrays as float64, others as they are.
std::vector<Array> in_double(std::vector<Array> arguments);

}  // namespace detail

/// Compares the derivatives of f by all elements of all floating arguments with central differences, in float64
/// whatever the arguments are. f takes Vars, or structures of them, and returns any structure; a random weighted sum
/// makes one number of it. Throws what f throws.
template <class F, Structured... A>
GradientCheck check_gradients(const GradientCheckOptions& options, const F& f, const A&... arguments) {
    std::vector<Array> arrays;
    (detail::append_arrays(arguments, arrays), ...);
    arrays = detail::in_double(std::move(arrays));
    const auto trace = [&](Graph& graph, std::vector<Var>& inputs) {
        for (const Array& array : arrays)
            inputs.push_back(graph.input("argument", array.shape(), array.dtype()));
        detail::Cursor<Var> values(inputs);
        return flatten(std::apply(f, std::tuple<vars_of<A>...>{detail::next_vars(arguments, values)...}));
    };
    return detail::check_gradients(trace, arrays, options);
}
template <class F, Structured... A>
    requires(!std::same_as<F, GradientCheckOptions>)
GradientCheck check_gradients(const F& f, const A&... arguments) {
    return check_gradients(GradientCheckOptions{}, f, arguments...);
}

}  // namespace xgrad
