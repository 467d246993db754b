// Chapter 6 of "Deep Learning from Scratch": five layers of 100 on 1,000 random examples, before any training. How their weights start
// decides whether the values behind them spread, vanish or crowd at the ends.
#include <xgrad/xgrad.hpp>

#include <cmath>
#include <cstdio>

namespace {

namespace nn = xgrad::nn;
using xgrad::Array;

Array random_examples() {
    Array examples({1000, 100}, xgrad::Dtype::float64);
    const xgrad::RandomStream random(1, "examples");
    std::uint64_t counter = 0;
    for (double& value : examples.values<double>()) value = random.normal(counter++);
    return examples;
}

// The values behind each of five layers.
std::vector<Array> activations(const nn::Initializer& weight, const nn::Layer& activation) {
    nn::Network network;
    for (int i = 0; i < 5; ++i)
        network.add(nn::Linear{.units = 100, .bias = false, .weight = weight}).add({"", activation});

    xgrad::Graph graph;
    const xgrad::Dtype dtype = xgrad::Dtype::float64;
    const std::vector<nn::NamedVar> columns{{"inputs", graph.input("inputs", {1000, 100}, dtype)}};
    nn::Scope scope(graph, dtype, nn::Mode::evaluate);
    const std::vector<nn::TracedLayer> layers = network.sound_trace(scope, columns);

    std::vector<xgrad::Var> inputs{columns[0].value};
    std::vector<Array> values{random_examples()};
    for (std::size_t i = 0; i < scope.parameters().size(); ++i) {
        inputs.push_back(scope.parameter_vars()[i]);
        values.push_back(scope.parameters()[i].initial_values(1, dtype));
    }
    std::vector<xgrad::Var> outputs;
    for (std::size_t i = 1; i < layers.size(); i += 2) outputs.push_back(layers[i].value);
    return xgrad::Program(inputs, outputs)(values);
}

double deviation(const Array& array) {
    double mean = 0;
    double variance = 0;
    for (const double value : array.values<double>()) mean += value / 1e5;
    for (const double value : array.values<double>()) variance += (value - mean) * (value - mean) / 1e5;
    return std::sqrt(variance);
}

void show(const char* name, const nn::Initializer& weight, const nn::Layer& activation) {
    std::printf("%-20s", name);
    for (const Array& values : activations(weight, activation)) std::printf("  %.4f", deviation(values));
    std::printf("\n");
}

}  // namespace

int main() {
    std::printf("standard deviation behind each of five layers\n");
    show("Sigmoid, Normal 1", nn::Normal{.std = 1}, nn::Sigmoid{});
    show("Sigmoid, Normal 0.01", nn::Normal{.std = 0.01}, nn::Sigmoid{});
    show("Sigmoid, Xavier", nn::Xavier{}, nn::Sigmoid{});
    show("ReLU, Normal 0.01", nn::Normal{.std = 0.01}, nn::ReLU{});
    show("ReLU, Xavier", nn::Xavier{}, nn::ReLU{});
    show("ReLU, He", nn::He{}, nn::ReLU{});
}
