#include "support/nn.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/program/program.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::tests {
namespace {

template <class F> std::string message_of(F f) {
    try {
        f();
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

Dtype floating_dtype(const std::vector<Array>& inputs) {
    const auto found =
        std::find_if(inputs.begin(), inputs.end(), [](const Array& a) { return is_floating(a.dtype()); });
    return found == inputs.end() ? Dtype::float32 : found->dtype();
}

}  // namespace

Tracing traced(const nn::Layer& layer, const std::vector<Array>& inputs, nn::Mode mode) {
    return [=](Graph& graph, std::vector<Var>& vars) {
        for (const Array& input : inputs) vars.push_back(graph.input("input", input.shape(), input.dtype()));
        const std::vector<Var> values = vars;
        nn::Scope root(graph, floating_dtype(inputs), mode);
        nn::Scope scope = root.child("layer", {.label = fmt::format("layer \"layer\" ({})", layer.type())});
        const Var y = layer->apply(scope, values);
        vars.insert(vars.end(), scope.parameter_vars().begin(), scope.parameter_vars().end());
        vars.insert(vars.end(), scope.state_vars().begin(), scope.state_vars().end());
        if (scope.key()) vars.push_back(*scope.key());
        return y;
    };
}

Array apply(const nn::Layer& layer, const std::vector<Array>& inputs) {
    return evaluate(traced(layer, inputs), inputs);
}

std::string refusal(const nn::Layer& layer, const std::vector<Array>& inputs) {
    return message_of([&] {
        Graph graph;
        std::vector<Var> vars;
        traced(layer, inputs)(graph, vars);
    });
}

Function as_function(const nn::Loss& loss) {
    return [loss](std::span<const Var> x) {
        const OriginScope origin(x[0].graph(), "loss", {.label = fmt::format("loss ({})", loss.type())});
        return nn::reduced(loss->terms(x[0], x[1]), loss->reduction());
    };
}

double loss_of(const nn::Loss& loss, const Array& prediction, const Array& target) {
    return evaluate(as_function(loss), {prediction, target}).item();
}

Array gradient_of(const nn::Loss& loss, const Array& prediction, const Array& target) {
    const Array one = Array::scalar(1.0).as(prediction.dtype());
    return pull_back(as_function(loss), {prediction, target}, one).front();
}

std::string refusal(const nn::Loss& loss, const Array& prediction, const Array& target) {
    return message_of([&] {
        Graph graph;
        std::vector<Var> vars;
        tracing(as_function(loss), {prediction, target})(graph, vars);
    });
}

}  // namespace xgrad::tests
