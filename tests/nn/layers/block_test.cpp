#include "xgrad/nn/layers/block.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/layers.hpp"

using namespace xgrad;
using namespace xgrad::tests;

namespace {

const Array all_ones = doubles({2, 2}, {1, 1, 1, 1});
const Array no_bias = doubles({2}, {0, 0});

nn::Linear ones(std::int64_t units) { return {.units = units, .weight = nn::Constant{.value = 1}}; }

std::vector<std::string> parameter_names(const nn::Network& network) {
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    const std::vector<nn::NamedVar> columns{{"inputs", graph.input("inputs", {5, 2}, Dtype::float32)}};
    network(scope, columns);
    std::vector<std::string> names;
    for (const nn::Parameter& parameter : scope.parameters()) names.push_back(parameter.name);
    return names;
}

}  // namespace

// x + relu(x W), W all ones: [1, 2] -> [4, 5].
TEST_CASE("a block is a network within the network, whose layers can name its input") {
    const nn::Block residual{.layers = {ones(2), nn::ReLU{}, {"sum", nn::Add{}, {"input", "relu1"}}}};
    const Array x = doubles({1, 2}, {1, 2});
    const std::vector<Array> arguments{x, all_ones, no_bias};
    CHECK(evaluate(traced(residual, {x}), arguments) == doubles({1, 2}, {4, 5}));
    CHECK_NOTHROW(check_gradient(traced(residual, {x}), arguments));
}

TEST_CASE("a block of several inputs numbers them") {
    const nn::Block difference{.layers = {{"negative", nn::Multiply{}, {"input1", "input2"}}}};
    CHECK(apply(difference, {doubles({1, 2}, {1, 2}), doubles({1, 2}, {5, 7})}) == doubles({1, 2}, {5, 14}));
}

// [1, 2] -> 3 [1, 1] -> 6 [1, 1] -> 12 [1, 1].
TEST_CASE("a repeated block is a chain of its turns, each with parameters of its own") {
    const nn::Block block{.layers = {ones(2)}, .repeat = 3};
    const Array x = doubles({1, 2}, {1, 2});
    CHECK(evaluate(traced(block, {x}), {x, all_ones, no_bias, all_ones, no_bias, all_ones, no_bias}) ==
          doubles({1, 2}, {12, 12}));
    CHECK(parameter_names(nn::Network{{"deep", block}}) ==
          std::vector<std::string>{"deep/1/linear1/weight", "deep/1/linear1/bias", "deep/2/linear1/weight",
                                   "deep/2/linear1/bias", "deep/3/linear1/weight", "deep/3/linear1/bias"});
}

TEST_CASE("a repeated block takes one input, and layers within say where they stand") {
    const Array x = doubles({1, 2}, {1, 2});
    CHECK_THROWS_WITH(apply(nn::Block{.layers = {nn::Add{}}, .repeat = 2}, {x, x}),
                      ContainsSubstring("2 inputs to a block that is repeated; expected one"));
    CHECK_THROWS_WITH(apply(nn::Block{.layers = {{"r", nn::Reshape{.shape = {3}}}}}, {x}),
                      ContainsSubstring("layer \"r\" (Reshape)"));
}

TEST_CASE("layers that share a block share all parameters in it") {
    const nn::Network network{{"left", nn::Block{.layers = {ones(2), nn::ReLU{}}}},
                              {"right", nn::Share{"left"}}};
    CHECK(parameter_names(network) == std::vector<std::string>{"left/linear1/weight", "left/linear1/bias"});
}
