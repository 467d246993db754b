#include "xgrad/nn/network.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/nn/layers.hpp"

#include <string>
#include <vector>

using namespace xgrad;
using namespace xgrad::tests;
using nn::Network;

namespace {

constexpr auto linear = [](std::int64_t units) {
    return nn::Linear{.units = units, .weight = nn::Constant{.value = 1}};
};

// The network's value and, before it, its parameters, as a function of one column "inputs" and the parameters.
Tracing traced(const Network& network, const Shape& inputs) {
    return [=](Graph& graph, std::vector<Var>& vars) {
        nn::Scope scope(graph, Dtype::float64, nn::Mode::evaluate);
        vars = {graph.input("inputs", inputs, Dtype::float64)};
        const std::vector<nn::NamedVar> columns{{"inputs", vars[0]}};
        const Var y = network(scope, columns);
        vars.insert(vars.end(), scope.parameter_vars().begin(), scope.parameter_vars().end());
        return y;
    };
}

std::vector<std::string> parameter_names(const Network& network, const Shape& inputs = {5, 4}) {
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    const std::vector<nn::NamedVar> columns{{"inputs", graph.input("inputs", inputs, Dtype::float32)}};
    network(scope, columns);
    std::vector<std::string> names;
    for (const nn::Parameter& parameter : scope.parameters()) names.push_back(parameter.name);
    return names;
}

// What the error of a trace says; empty if there is none.
std::string refusal(const Network& network) {
    try {
        parameter_names(network);
    } catch (const Error& error) {
        return error.what();
    }
    return "";
}

}  // namespace

TEST_CASE("a network is a chain of layers unless they name their inputs") {
    const Network network{linear(2), nn::ReLU{}, linear(1)};
    const Array x = doubles({2, 2}, {1, 2, -3, 1});
    const Array w1 = doubles({2, 2}, {1, -1, 1, 1});
    const Array w2 = doubles({2, 1}, {1, 10});
    // By hand: [1 2] -> [3 1] -> 13; [-3 1] -> [-2 4] -> [0 4] -> 40; plus the second bias 0.5.
    CHECK(evaluate(traced(network, {2, 2}), {x, w1, doubles({2}, {0, 0}), w2, doubles({1}, {0.5})}) ==
          doubles({2, 1}, {13.5, 40.5}));
}

TEST_CASE("layers that name their inputs make any acyclic graph") {
    const Network residual{{"fc", nn::Linear{.units = 2, .bias = false}},
                           {"act", nn::Tanh{}},
                           {"skip", nn::Add{}, {"inputs", "act"}},
                           {"gate", nn::Multiply{}, {"skip", "fc"}}};
    const Array x = doubles({1, 2}, {1, 2});
    const Array identity = doubles({2, 2}, {1, 0, 0, 1});
    // (1 + tanh 1) * 1 and (2 + tanh 2) * 2
    const Array y = evaluate(traced(residual, {1, 2}), {x, identity});
    CHECK(relative_difference(values(y), {1.7615941559557649, 5.928055160151634}) < 1e-15);
    CHECK_NOTHROW(check_gradient(traced(residual, {1, 2}), {x, identity}));
    CHECK_NOTHROW(check_second_gradient(traced(residual, {1, 2}), {x, identity}));
}

TEST_CASE("a network may take several data columns") {
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    const std::vector<nn::NamedVar> columns{{"left", graph.input("left", {5, 3}, Dtype::float32)},
                                            {"right", graph.input("right", {5, 4}, Dtype::float32)}};
    const Network network{{"joined", nn::Concatenate{}, {"left", "right"}}, linear(2)};
    CHECK(network(scope, columns).shape() == Shape{5, 2});
    CHECK(scope.parameters().front().shape == Shape{7, 2});
}

TEST_CASE("layers without a name are called by their type and a number that is free") {
    using Names = std::vector<std::string>;
    CHECK(parameter_names({linear(2), nn::ReLU{}, linear(1)}) ==
          Names{"linear1/weight", "linear1/bias", "linear2/weight", "linear2/bias"});
    CHECK(parameter_names({linear(2), {"out", linear(1)}}) ==
          Names{"linear1/weight", "linear1/bias", "out/weight", "out/bias"});
    CHECK(parameter_names({linear(2), {"linear1", linear(1)}}) ==
          Names{"linear2/weight", "linear2/bias", "linear1/weight", "linear1/bias"});
}

TEST_CASE("nodes carry their layer's name") {
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    const std::vector<nn::NamedVar> columns{{"inputs", graph.input("inputs", {5, 4}, Dtype::float32)}};
    const Var y = Network{linear(2), {"act", nn::Tanh{}}}(scope, columns);
    CHECK(graph.origin(y.node()).path == "act");
    CHECK(graph.origin(y.node()).source.label == "layer \"act\" (Tanh)");
}

TEST_CASE("a network needs layers, columns and a type for each layer") {
    CHECK(refusal(Network{}) == "model: no layers; expected at least one");
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    CHECK_THROWS_WITH(Network{nn::ReLU{}}(scope, {}), "model: no input column; expected at least one");
    CHECK(refusal({{"fc1", nn::Layer()}}) == "layer \"fc1\": no type; expected a layer, such as Linear");
}

TEST_CASE("names must be there, and only once") {
    CHECK(refusal({{"fc1", linear(2)}, {"fc1", linear(2)}}) ==
          "layer \"fc1\" (Linear): the name \"fc1\" stands twice; rename one of the two");
    CHECK(refusal({{"inputs", linear(2)}}) ==
          "layer \"inputs\" (Linear): the name \"inputs\" stands twice; rename one of the two");
    CHECK(refusal({{"fc1", linear(2)}, {"sum", nn::Add{}, {"fc1", "fc2"}}}) ==
          "layer \"sum\" (Add): input \"fc2\" is no layer above this one and no data column; did you mean "
          "\"fc1\"?");
    CHECK(refusal({{"sum", nn::Add{}, {"elsewhere", "inputs"}}}) ==
          "layer \"sum\" (Add): input \"elsewhere\" is no layer above this one and no data column; expected "
          "one of "
          "inputs");
}

TEST_CASE("a layer of one input refuses several") {
    CHECK(refusal({{"a", linear(2)}, {"b", nn::ReLU{}, {"a", "inputs"}}}) ==
          "layer \"b\" (ReLU): 2 inputs; expected one: ReLU takes a single input; join them first with Add, "
          "Multiply or "
          "Concatenate");
}

TEST_CASE("settings out of range are found before the layer is traced") {
    CHECK(refusal({nn::Linear{}}) == "layer \"linear1\" (Linear): units: 0 is below 1");
    CHECK(refusal({nn::Linear{.units = 2, .weight = nn::Normal{.std = -1}}}) ==
          "layer \"linear1\" (Linear): weight.std: -1 is below 0");
}

TEST_CASE("an error of shapes names the layer, its place in the file and the shapes") {
    nn::NamedLayer add("skip", nn::Add{}, {"inputs", "fc1"});
    add.source = {.place = "model.json:17:9", .label = "model[1] (Add \"skip\")"};
    Network network{{"fc1", linear(3)}};
    network.add(add);
    CHECK(refusal(network) ==
          "model.json:17:9: error: model[1] (Add \"skip\"): inputs have shapes [4] and [3]; they must "
          "broadcast "
          "together");
}

TEST_CASE("names make paths, so that they hold no slash") {
    CHECK(refusal({{"a/b", linear(3)}}) ==
          "layer \"a/b\" (Linear): the name \"a/b\"; expected a name without slashes and quotes: \"fc1\"; "
          "parameters "
          "are named by the layers around them, with slashes between");
}

TEST_CASE("a trace goes on after a fault, and passes over what depends on it") {
    Graph graph;
    nn::Scope scope(graph, Dtype::float32, nn::Mode::train);
    const std::vector<nn::NamedVar> columns{{"inputs", graph.input("inputs", {5, 4}, Dtype::float32)}};
    const Network network{{"a", linear(3)},           {"bad", nn::Add{}, {"a", "inputs"}},
                          {"after", nn::ReLU{}},      {"b", linear(2), {"a"}},
                          {"lost", linear(7), {"a"}}, {"out", nn::Add{}, {"b", "b"}}};
    const auto layers = network.trace(scope, columns);
    REQUIRE(layers.size() == 6);
    std::string faults;
    std::string unused;
    for (const nn::TracedLayer& layer : layers) {
        if (layer.fault) faults += layer.name;
        if (!layer.used) unused += layer.name;
    }
    CHECK(faults == "bad");
    CHECK(unused == "afterlost");
    CHECK(layers[2].value.empty());
    CHECK(layers[2].inputs == std::vector<std::string>{"bad"});
    CHECK(layers[5].value.shape() == Shape{5, 2});
    CHECK(layers[3].first_parameter == 2);
    CHECK(layers[3].parameters == 2);
    CHECK_THROWS_AS(network(scope, columns),
                    ConfigError);  // of the same scope: its parameters are there already
}

// f(f(x)) with f(x) = x W, W all ones: [1, 2] -> [3, 3] -> [6, 6].
TEST_CASE("a layer that shares another's parameters has its type, and the gradients of both uses add up") {
    const Network network{{"f", linear(2)}, nn::Share{"f"}};
    CHECK(parameter_names(network, {5, 2}) == std::vector<std::string>{"f/weight", "f/bias"});
    const Array x = doubles({1, 2}, {1, 2});
    const Array w = doubles({2, 2}, {1, 1, 1, 1});
    const Array b = doubles({2}, {0, 0});
    CHECK(evaluate(traced(network, {1, 2}), {x, w, b}) == doubles({1, 2}, {6, 6}));
    CHECK_NOTHROW(check_gradient(traced(network, {1, 2}), {x, w, b}));
}

TEST_CASE("what is shared is a layer above that takes inputs of the same shape") {
    CHECK(refusal({{"first", linear(3)}, nn::Share{"frist"}}) ==
          "the layer that shares \"frist\": \"frist\", which it shares, is no layer above this one; did you "
          "mean \"first\"?");
    CHECK_THAT(
        refusal({{"first", linear(3)}, nn::Share{"first"}}),
        ContainsSubstring("\"first/weight\" has shape [4, 3]; expected [3, 3] for these inputs; layers "
                          "that share parameters take inputs of the same shape"));
}
