#include "support/gradient_check.hpp"

#include "support/arrays.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/random.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/program/program.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace xgrad::tests {
namespace {

constexpr double tolerance = 1e-6;

// Weights of either sign and no two alike, so that a forgotten sum, sign or factor shows.
Array random_weights(const Shape& shape, std::uint64_t seed) {
    Array weights = random_array(shape, Dtype::float64, seed, 0.5, 1.5);
    const RandomStream signs(seed, "tests/signs");
    std::uint64_t i = 0;
    for (double& weight : weights.values<double>())
        if (signs.uniform(i++) < 0.5) weight = -weight;
    return weights;
}

Var weighted_sum(const Var& x, std::uint64_t seed) { return sum(x * random_weights(x.shape(), seed)); }

std::vector<Var> float64_only(std::span<const Var> vars) {
    std::vector<Var> result;
    std::copy_if(vars.begin(), vars.end(), std::back_inserter(result),
                 [](const Var& v) { return v.dtype() == Dtype::float64; });
    return result;
}

// The loss and its gradients, compiled for those arguments.
class Checked {
public:
    Checked(const Tracing& loss, const std::vector<Array>& arguments) : arguments_(arguments) {
        if (std::none_of(arguments.begin(), arguments.end(),
                         [](const Array& argument) { return argument.dtype() == Dtype::float64; }))
            throw GradientError({.found = "no float64 argument", .expected = "one to differentiate by"});
        Graph graph;
        std::vector<Var> inputs;
        const Var value = loss(graph, inputs);
        std::vector<Var> outputs = gradients(value, float64_only(inputs));
        outputs.push_back(value);
        verify(graph);
        program_.emplace(std::move(inputs), std::move(outputs));
    }

    void run() {
        const std::vector<Array> results = (*program_)(arguments_);
        std::size_t next = 0;
        for (std::size_t i = 0; i < arguments_.size(); ++i)
            if (arguments_[i].dtype() == Dtype::float64) compare(i, values(results[next++]));
    }

private:
    double loss_at(std::size_t argument, std::size_t element, double value) {
        std::vector<Array> moved = arguments_;
        moved[argument] = arguments_[argument].clone();
        moved[argument].values<double>()[element] = value;
        return (*program_)(moved).back().item();
    }

    // Five points: an error of step^4, so that neither it nor rounding comes near the tolerance.
    double difference(std::size_t argument, std::size_t element) {
        const double x = arguments_[argument].values<double>()[element];
        const double step = 1e-3 * std::max(1.0, std::abs(x));
        const auto at = [&](double steps) { return loss_at(argument, element, x + steps * step); };
        return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * step);
    }

    void compare(std::size_t argument, const std::vector<double>& gradient) {
        if (gradient.empty()) return;
        std::vector<double> expected(gradient.size());
        for (std::size_t i = 0; i < expected.size(); ++i) expected[i] = difference(argument, i);
        const auto finite = [](double x) { return std::isfinite(x); };
        const bool says_something =
            std::all_of(gradient.begin(), gradient.end(), finite) &&
            std::any_of(gradient.begin(), gradient.end(), [](double x) { return x != 0; });
        if (says_something && relative_difference(gradient, expected) <= tolerance) return;
        throw GradientError({.where = fmt::format("argument {}", argument),
                             .found = fmt::format("[{}]", fmt::join(gradient, ", ")),
                             .expected = fmt::format("[{}], not all zero", fmt::join(expected, ", "))});
    }

    std::vector<Array> arguments_;
    std::optional<Program> program_;
};

}  // namespace

void check_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check_gradient(tracing(f, arguments), arguments, seed);
}

void check_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    const auto loss = [&](Graph& graph, std::vector<Var>& x) { return weighted_sum(f(graph, x), seed); };
    Checked(loss, arguments).run();
}

void check_second_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check_second_gradient(tracing(f, arguments), arguments, seed);
}

void check_second_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    const auto loss = [&](Graph& graph, std::vector<Var>& x) {
        const Var y = f(graph, x);
        const std::vector<Var> first = gradients(weighted_sum(y + square(y), seed), float64_only(x));
        Var total = weighted_sum(first[0], seed + 1);
        for (std::size_t i = 1; i < first.size(); ++i) total = total + weighted_sum(first[i], seed + i + 1);
        return total;
    };
    Checked(loss, arguments).run();
}

}  // namespace xgrad::tests
