#include "support/gradient_check.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/transform/check_gradients.hpp"

namespace xgrad::tests {
namespace {

void check(const Tracing& f, const std::vector<Array>& arguments, const GradientCheckOptions& options) {
    const auto results = [&](Graph& graph, std::vector<Var>& inputs) {
        return std::vector<Var>{f(graph, inputs)};
    };
    const GradientCheck result = detail::check_gradients(results, arguments, options);
    if (!result.passed())
        throw GradientError({.found = result.text(), .expected = "within 1e-6, and not all zero"});
}

}  // namespace

void check_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check_gradient(tracing(f, arguments), arguments, seed);
}

void check_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check(f, arguments, {.seed = seed});
}

void check_second_gradient(const Function& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check_second_gradient(tracing(f, arguments), arguments, seed);
}

void check_second_gradient(const Tracing& f, const std::vector<Array>& arguments, std::uint64_t seed) {
    check(f, arguments, {.order = 2, .seed = seed});
}

}  // namespace xgrad::tests
