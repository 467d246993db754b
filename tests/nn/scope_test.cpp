#include "xgrad/nn/scope.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/nn/initializers.hpp"
#include "xgrad/program/program.hpp"

#include <functional>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// A user's initializer that does not look at the shape.
struct Pair {
    static Fields<Pair> fields() { return {"Pair", "1 and 2"}; }
    Array operator()(const Shape&, nn::Fans, const RandomStream&) const { return doubles({2}, {1, 2}); }
};

nn::Parameter parameter(const std::string& name, const Shape& shape, const nn::Initializer& initializer) {
    return {.name = name, .shape = shape, .fans = {1, 1}, .initializer = initializer, .penalty = {}};
}

// The penalty of one weight, as a function of it.
Tracing penalty_of(const nn::Penalty& penalty, const Shape& shape) {
    return [=](Graph& graph, std::vector<Var>& inputs) {
        nn::Scope scope(graph, Dtype::float64, nn::Mode::train, penalty);
        inputs.push_back(scope.weight("w", shape, {1, 1}, nn::Zeros{}, std::nullopt));
        return nn::total_penalty(scope);
    };
}

}  // namespace

TEST_CASE("a child's parameters and nodes carry its path") {
    Graph graph;
    nn::Scope root(graph, Dtype::float32, nn::Mode::train);
    nn::Scope encoder = root.child("encoder");
    {
        nn::Scope layer = encoder.child("fc1");
        CHECK(layer.path() == "encoder/fc1");
        const Var w = layer.parameter("weight", {2, 3}, nn::Zeros{});
        CHECK(graph.origin(w.node()).path == "encoder/fc1");
        CHECK(w.dtype() == Dtype::float32);
    }
    encoder.parameter("scale", {}, nn::Constant{.value = 1});
    REQUIRE(root.parameters().size() == 2);
    CHECK(root.parameters()[0].name == "encoder/fc1/weight");
    CHECK(root.parameters()[1].name == "encoder/scale");
    CHECK(root.parameter_vars()[0].shape() == Shape{2, 3});
}

TEST_CASE("a parameter needs a name of its own and an initializer") {
    Graph graph;
    nn::Scope root(graph, Dtype::float32, nn::Mode::train);
    nn::Scope layer = root.child("fc1", {.place = "m.json:3:5", .label = "model[0] (Mine \"fc1\")"});
    layer.parameter("weight", {2}, nn::Zeros{});
    CHECK_THROWS_WITH(
        layer.parameter("weight", {2}, nn::Zeros{}),
        "m.json:3:5: error: model[0] (Mine \"fc1\"): two parameters named \"fc1/weight\"; give each its own "
        "name");
    CHECK_THROWS_WITH(
        layer.parameter("bias", {2}, nn::Initializer()),
        "m.json:3:5: error: model[0] (Mine \"fc1\"): no initializer for \"fc1/bias\"; use Zeros, Normal, He "
        "or another one");
}

TEST_CASE("initial values depend on seed and name alone") {
    const nn::Parameter a = parameter("fc1/weight", {3, 4}, nn::Normal{});
    const nn::Parameter b = parameter("fc2/weight", {3, 4}, nn::Normal{});
    CHECK(a.initial_values(1, Dtype::float64) == a.initial_values(1, Dtype::float64));
    CHECK_FALSE(a.initial_values(1, Dtype::float64) == a.initial_values(2, Dtype::float64));
    CHECK_FALSE(a.initial_values(1, Dtype::float64) == b.initial_values(1, Dtype::float64));
    CHECK(a.initial_values(1, Dtype::float32) == a.initial_values(1, Dtype::float64).as(Dtype::float32));
}

TEST_CASE("an initializer that cannot make a parameter is named with it") {
    CHECK_THROWS_WITH(
        parameter("fc1/bias", {3}, nn::Orthogonal{}).initial_values(1, Dtype::float32),
        "parameter \"fc1/bias\": Orthogonal: a parameter of shape [3]; expected at least two axes");
    CHECK_THROWS_WITH(parameter("fc1/bias", {3}, Pair{}).initial_values(1, Dtype::float32),
                      "parameter \"fc1/bias\": Pair made values of shape [2]; expected shape [3]");
}

TEST_CASE("there is one random key a trace, made when it is first asked for") {
    Graph graph;
    nn::Scope root(graph, Dtype::float32, nn::Mode::train);
    CHECK_FALSE(root.key().has_value());
    const Var key = root.child("a").random_key();
    CHECK(key.shape() == Shape{2});
    CHECK(key.dtype() == Dtype::int64);
    CHECK(root.child("b").random_key().id() == key.id());
    CHECK(root.key()->id() == key.id());
}

// By hand, of the weights 1, -2 and 3: 0.1 / 2 * 14 + 0.5 * 6.
TEST_CASE("penalties are half the squares and the magnitudes of weights") {
    const Array w = doubles({3}, {1, -2, 3});
    CHECK_THAT(evaluate(penalty_of({.l2 = 0.1}, {3}), {w}).item(), WithinAbs(0.7, 1e-15));
    CHECK_THAT(evaluate(penalty_of({.l1 = 0.5}, {3}), {w}).item(), WithinAbs(3, 1e-15));
    const Tracing both = penalty_of({.l2 = 0.1, .l1 = 0.5}, {3});
    CHECK_THAT(evaluate(both, {w}).item(), WithinAbs(3.7, 1e-15));
    CHECK_NOTHROW(check_gradient(both, {w}));
    CHECK_NOTHROW(check_second_gradient(both, {w}));
}

TEST_CASE("there is no total penalty where nothing is penalised") {
    Graph graph;
    nn::Scope scope(graph, Dtype::float64, nn::Mode::train);
    scope.weight("w", {3}, {1, 1}, nn::Zeros{}, std::nullopt);
    CHECK(nn::total_penalty(scope).empty());
}

TEST_CASE("penalties are not negative") {
    nn::Penalty wrong{.l2 = -1};
    CHECK_THROWS_WITH(require_valid(record_of(wrong), "penalty"), "penalty: l2: -1 is below 0");
}

TEST_CASE("a state is an input of the graph that becomes what its layer says, in training alone") {
    for (const nn::Mode mode : {nn::Mode::train, nn::Mode::evaluate}) {
        Graph graph;
        nn::Scope root(graph, Dtype::float64, mode, {.l2 = 1});
        nn::Scope layer = root.child("norm1");
        const Var mean = layer.state("running_mean", {3}, nn::Constant{.value = 2});
        CHECK(graph.origin(mean.node()).path == "norm1");
        layer.update("running_mean", mean + 1);
        const Var other = layer.state("other", {}, nn::Zeros{});
        REQUIRE(root.states().size() == 2);
        CHECK(root.states()[0].name == "norm1/running_mean");
        CHECK(root.states()[0].initial_values(1, Dtype::float64) == doubles({3}, {2, 2, 2}));
        CHECK(root.state_vars()[0].id() == mean.id());
        const auto next = Program(
            {mean, other}, root.next_states())(std::vector<Array>{doubles({3}, {5, 6, 7}), doubles({}, {8})});
        CHECK(next[0] == (mode == nn::Mode::train ? doubles({3}, {6, 7, 8}) : doubles({3}, {5, 6, 7})));
        CHECK(next[1] == doubles({}, {8}));
        CHECK(root.parameters().empty());
        CHECK(nn::total_penalty(root).empty());
    }
}

TEST_CASE("each use of a shared layer takes its state up where the one before left it") {
    Graph graph;
    nn::Scope root(graph, Dtype::float64, nn::Mode::train);
    for (const std::string owner : {"", "first", "first"}) {
        nn::Scope layer = root.child(owner.empty() ? "first" : "again", {}, owner);
        layer.update("sum", 2 * layer.state("sum", {}, nn::Zeros{}) + 1);
    }
    REQUIRE(root.states().size() == 1);
    CHECK(root.states()[0].name == "first/sum");
    CHECK(Program(root.state_vars(), root.next_states())(std::vector<Array>{doubles({}, {1})})[0].item() ==
          15);
}

TEST_CASE("a state needs a name of its own, and what it becomes its shape and dtype") {
    Graph graph;
    nn::Scope root(graph, Dtype::float64, nn::Mode::train);
    nn::Scope layer = root.child("norm1", {.label = "layer \"norm1\""});
    const Var state = layer.state("mean", {3}, nn::Zeros{});
    layer.parameter("scale", {3}, nn::Zeros{});
    CHECK_THROWS_WITH(layer.state("mean", {3}, nn::Zeros{}),
                      "layer \"norm1\": two states named \"norm1/mean\"; give each its own name");
    for (const auto& declare : {std::function<void()>([&] { layer.state("scale", {3}, nn::Zeros{}); }),
                                std::function<void()>([&] { layer.parameter("mean", {3}, nn::Zeros{}); })})
        CHECK_THROWS_WITH(declare(), StartsWith("layer \"norm1\": a parameter and a state named \"norm1/"));
    CHECK_THROWS_WITH(layer.update("man", state),
                      "layer \"norm1\": there is no state \"norm1/man\" to update; declare it first");
    CHECK_THROWS_WITH(layer.update("mean", sum(state)),
                      "layer \"norm1\": \"norm1/mean\" would become shape []; expected [3]");
    CHECK_THROWS_WITH(layer.update("mean", cast(state, Dtype::float32)),
                      "layer \"norm1\": \"norm1/mean\" would become float32; expected float64, the model's");
    nn::Scope twin = root.child("twin", {.label = "layer \"twin\""}, "norm1");
    CHECK_THROWS_WITH(twin.state("median", {3}, nn::Zeros{}),
                      "layer \"twin\": the shared layer has no state \"norm1/median\"");
    CHECK_THROWS_AS(twin.state("mean", {4}, nn::Zeros{}), ShapeError);
}
