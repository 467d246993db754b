#include "support/evaluate.hpp"

#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/graph.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/program/program.hpp"

#include <fmt/format.h>

namespace xgrad::tests {
namespace {

std::vector<Var> inputs_for(Graph& graph, const std::vector<Array>& arguments) {
    std::vector<Var> inputs;
    for (const Array& argument : arguments)
        inputs.push_back(graph.input(fmt::format("x{}", inputs.size()), argument.shape(), argument.dtype()));
    return inputs;
}

}  // namespace

Tracing tracing(const Function& f, const std::vector<Array>& arguments) {
    return [f, arguments](Graph& graph, std::vector<Var>& inputs) {
        inputs = inputs_for(graph, arguments);
        return f(inputs);
    };
}

Array evaluate(const Function& f, const std::vector<Array>& arguments, Workers& workers) {
    return evaluate(tracing(f, arguments), arguments, workers);
}

Array evaluate(const Tracing& f, const std::vector<Array>& arguments, Workers& workers) {
    Graph graph;
    std::vector<Var> inputs;
    const Var y = f(graph, inputs);
    verify(graph);
    return Program(inputs, {y}, workers)(arguments)[0];
}

std::vector<Array> pull_back(const Function& f, const std::vector<Array>& arguments, const Array& cotangent) {
    Graph graph;
    const std::vector<Var> inputs = inputs_for(graph, arguments);
    std::vector<Var> wrt;
    for (const Var& input : inputs)
        if (is_floating(input.dtype())) wrt.push_back(input);
    const std::vector<Var> outputs{f(inputs)};
    const std::vector<Var> cotangents{graph.constant(cotangent)};
    const std::vector<Var> results = reverse_sweep(outputs, cotangents, wrt);
    verify(graph);
    return Program(inputs, results)(arguments);
}

Function unary(Var (*f)(const Var&)) {
    return [f](std::span<const Var> x) { return f(x[0]); };
}

Function binary(Var (*f)(const Var&, const Var&)) {
    return [f](std::span<const Var> x) { return f(x[0], x[1]); };
}

}  // namespace xgrad::tests
