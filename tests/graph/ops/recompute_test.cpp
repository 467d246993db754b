#include "xgrad/graph/ops/recompute.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// tanh(x w) sin(x), with its derivative computed anew or not.
Var block(const Var& x, const Var& w, bool anew) {
    const auto first = static_cast<NodeId>(x.graph().size());
    const Var y = tanh(x * w) * sin(x);
    return anew ? recomputed(y, first) : y;
}

}  // namespace

TEST_CASE("what is computed anew has the same value and the same derivatives, bit for bit") {
    const std::vector<Array> arguments{random_array({40}, Dtype::float64, 1),
                                       random_array({40}, Dtype::float64, 2)};
    const auto f = [](bool anew) {
        return [anew](std::span<const Var> x) { return block(block(x[0], x[1], anew), x[1], anew); };
    };
    CHECK(evaluate(f(true), arguments) == evaluate(f(false), arguments));
    const Array g = random_array({40}, Dtype::float64, 3);
    CHECK(pull_back(f(true), arguments, g) == pull_back(f(false), arguments, g));
    CHECK_NOTHROW(check_gradient(f(true), arguments));
    CHECK_NOTHROW(check_second_gradient(f(true), arguments));
}

TEST_CASE("a value from before the region is that value") {
    Graph graph;
    const Var x = graph.input("x", {2}, Dtype::float64);
    CHECK(recomputed(x, 1).id() == x.id());
}

TEST_CASE("what is computed anew has the same derivative in forward mode") {
    const Array x = random_array({5}, Dtype::float64, 1);
    const Array v = random_array({5}, Dtype::float64, 2);
    const auto tangent = [&](bool anew) {
        Graph graph;
        const std::vector<Var> inputs{graph.input("x", {5}, Dtype::float64)};
        const std::vector<Var> outputs{block(inputs[0], inputs[0], anew)};
        return Program(inputs,
                       forward_sweep(outputs, inputs, std::vector{graph.constant(v)}))(std::vector{x})[0];
    };
    CHECK(tangent(true) == tangent(false));
}
