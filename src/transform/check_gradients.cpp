#include "xgrad/transform/check_gradients.hpp"

#include "xgrad/base/random.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/verify.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace xgrad {
namespace detail {
namespace {

// Of either sign and no two alike, so that a forgotten sum, sign or factor shows.
Array random_weights(const Shape& shape, std::uint64_t seed) {
    Array weights(shape, Dtype::float64);
    const RandomStream sizes(seed, "check/sizes");
    const RandomStream signs(seed, "check/signs");
    std::uint64_t i = 0;
    for (double& weight : weights.values<double>()) {
        weight = (0.5 + sizes.uniform(i)) * (signs.uniform(i) < 0.5 ? -1 : 1);
        ++i;
    }
    return weights;
}

bool is_double(const Var& v) { return v.dtype() == Dtype::float64; }

Var weighted_sum(const std::vector<Var>& values, std::uint64_t seed) {
    Var total;
    for (const Var& value : values) {
        if (!is_double(value)) continue;
        const Var part = sum(value * random_weights(value.shape(), seed++));
        total = total.empty() ? part : total + part;
    }
    if (total.empty())
        throw TypeError(
            {.where = "check_gradients", .found = "no result that is floating", .expected = "one to check"});
    return total;
}

std::vector<Var> doubles_of(const std::vector<Var>& vars) {
    std::vector<Var> result;
    std::copy_if(vars.begin(), vars.end(), std::back_inserter(result), is_double);
    return result;
}

// The number whose gradient is checked. Of second order it is a sum over the gradient, of f + f^2, as the square gives a
// linear f a second derivative.
Var objective(const Tracing& f, Graph& graph, std::vector<Var>& inputs, const GradientCheckOptions& options) {
    std::vector<Var> results = f(graph, inputs);
    if (options.order == 1) return weighted_sum(results, options.seed);
    for (Var& result : results)
        if (is_double(result)) result = result + square(result);
    return weighted_sum(gradients(weighted_sum(results, options.seed), doubles_of(inputs)), options.seed + 1);
}

class Checker {
public:
    Checker(const Tracing& f, const std::vector<Array>& arguments, const GradientCheckOptions& options)
        : arguments_(arguments), options_(options), program_(compile(f, options)) {}

    GradientCheck run() {
        GradientCheck result{.arguments = {}, .tolerance = options_.tolerance};
        const std::vector<Array> slopes = program_(arguments_);
        std::size_t next = 0;
        for (std::size_t i = 0; i < arguments_.size(); ++i)
            if (arguments_[i].dtype() == Dtype::float64)
                result.arguments.push_back(compare(i, slopes[next++]));
        return result;
    }

private:
    static Program compile(const Tracing& f, const GradientCheckOptions& options) {
        Graph graph;
        std::vector<Var> inputs;
        const Var value = objective(f, graph, inputs, options);
        std::vector<Var> outputs = gradients(value, doubles_of(inputs));
        outputs.push_back(value);
        verify(graph);
        return Program(std::move(inputs), std::move(outputs));
    }

    double value_at(std::size_t argument, std::size_t element, double x) {
        std::vector<Array> moved = arguments_;
        moved[argument] = arguments_[argument].clone();
        moved[argument].values<double>()[element] = x;
        return program_(moved).back().item();
    }

    // Five points: an error of step^4, so that neither it nor rounding comes near the tolerance.
    double difference(std::size_t argument, std::size_t element) {
        const double x = arguments_[argument].values<double>()[element];
        const double step = options_.step * std::max(1.0, std::abs(x));
        const auto at = [&](double steps) { return value_at(argument, element, x + steps * step); };
        return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    }

    CheckedArgument compare(std::size_t argument, const Array& slopes) {
        const auto found = slopes.values<double>();
        CheckedArgument result{.size = slopes.size()};
        double largest = 0;
        double worst = -1;
        for (std::size_t i = 0; i < found.size(); ++i) {
            const double expected = difference(argument, i);
            result.finite = result.finite && std::isfinite(found[i]) && std::isfinite(expected);
            if (found[i] != 0) ++result.non_zero;
            largest = std::max({largest, std::abs(found[i]), std::abs(expected)});
            if (!(std::abs(found[i] - expected) <= worst)) {
                worst = std::abs(found[i] - expected);
                result.worst = static_cast<std::int64_t>(i);
                result.found = found[i];
                result.expected = expected;
            }
        }
        result.error = worst <= 0 ? 0 : worst / largest;
        return result;
    }

    const std::vector<Array>& arguments_;
    const GradientCheckOptions& options_;
    Program program_;
};

}  // namespace

GradientCheck check_gradients(const Tracing& f, const std::vector<Array>& arguments,
                              const GradientCheckOptions& options) {
    if (options.order != 1 && options.order != 2)
        throw ConfigError({.where = "check_gradients",
                           .found = fmt::format("order {}", options.order),
                           .expected = "1 or 2"});
    const bool any = std::any_of(arguments.begin(), arguments.end(),
                                 [](const Array& argument) { return argument.dtype() == Dtype::float64; });
    return any ? Checker(f, arguments, options).run()
               : GradientCheck{.arguments = {}, .tolerance = options.tolerance};
}

std::vector<Array> in_double(std::vector<Array> arguments) {
    for (Array& array : arguments)
        if (is_floating(array.dtype())) array = array.as(Dtype::float64);
    return arguments;
}

}  // namespace detail

bool GradientCheck::passed() const {
    const auto good = [&](const CheckedArgument& a) {
        return a.size == 0 || (a.finite && a.non_zero > 0 && a.error <= tolerance);
    };
    return !arguments.empty() && std::all_of(arguments.begin(), arguments.end(), good);
}

std::string GradientCheck::text() const {
    if (arguments.empty()) return "no floating argument to differentiate by\n";
    std::string text;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const CheckedArgument& a = arguments[i];
        text += fmt::format(
            "argument {}: relative error {:.2g}, the worst at element {} ({:.9g}, by differences {:.9g}); "
            "{} of {} derivatives are not 0{}\n",
            i, a.error, a.worst, a.found, a.expected, a.non_zero, a.size,
            a.non_zero == 0 && a.size > 0 ? ": the check says nothing" : "");
    }
    return text;
}

}  // namespace xgrad
