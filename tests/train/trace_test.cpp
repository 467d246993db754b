#include "xgrad/train/trace.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/verify.hpp"
#include "xgrad/nn/nn.hpp"

using namespace xgrad;

namespace {

ModelSpec spec() {
    return {.network = nn::Network{nn::Linear{.units = 3}, nn::Dropout{}},
            .loss = {nn::SoftmaxWithLoss{}},
            .metrics = {nn::Accuracy{}}};
}

const std::vector<ColumnSpec> columns{{"inputs", {4}, Dtype::float32}, {"targets", {}, Dtype::int64}};

}  // namespace

TEST_CASE("a training step has an objective, terms, and a gradient for each parameter") {
    const Trace step = trace(spec(), columns, Use::train, 10);
    CHECK(step.columns.size() == 2);
    CHECK(step.parameters.size() == 2);
    CHECK(step.scalars.size() == 5);
    REQUIRE(step.gradients.size() == 2);
    CHECK(step.gradients[0].shape() == Shape{4, 3});
    CHECK(step.key.has_value());
    CHECK_NOTHROW(verify(step.graph));
}

TEST_CASE("a prediction needs neither targets nor randomness") {
    const Trace answer = trace(spec(), columns, Use::predict, 10);
    CHECK(answer.columns.size() == 1);
    CHECK(answer.outputs.front().shape() == Shape{10, 3});
    CHECK(answer.scalars.empty());
    CHECK(answer.gradients.empty());
    CHECK_FALSE(answer.key.has_value());
}

TEST_CASE("training without targets is an error") {
    CHECK_THROWS_WITH(trace(spec(), {columns[0]}, Use::train, 1),
                      "data: no targets; expected a column of targets to train and evaluate with");
}

namespace {

// Two heads behind one layer: a kind of three, and the inputs themselves.
ModelSpec two_heads() {
    return {.network = nn::Network{{"shared", nn::Linear{.units = 2}},
                                   {"kind", nn::Linear{.units = 3}},
                                   {"copy", nn::Linear{.units = 4}, {"shared"}}},
            .loss = {nn::LossTerm(nn::SoftmaxWithLoss{}, "kind"),
                     nn::LossTerm(nn::MeanSquaredError{}, "", "inputs", 0.5)},
            .metrics = {nn::Accuracy{}, nn::MetricOf(nn::Accuracy{}, "kind")}};
}

}  // namespace

TEST_CASE("each of several losses judges its layer by its column") {
    const Trace step = trace(two_heads(), columns, Use::train, 10);
    CHECK(step.scalars.size() == 9);  // the objective, two losses and two metrics
    REQUIRE(step.outputs.size() == 2);
    CHECK(step.outputs[0].shape() == Shape{10, 3});
    CHECK(step.outputs[1].shape() == Shape{10, 4});
    CHECK(step.gradients.size() == 6);
    const Trace answer = trace(two_heads(), columns, Use::predict, 10);
    CHECK(answer.columns.size() == 1);
}

TEST_CASE("a column that a loss compares with is none that layers take, but for the inputs") {
    ModelSpec of_weight = spec();
    of_weight.loss = {nn::LossTerm(nn::MeanSquaredError{}, "", "weight")};
    CHECK(is_target(of_weight, "weight"));
    CHECK(is_target(of_weight, "targets"));
    CHECK_FALSE(is_target(of_weight, "height"));
    CHECK_FALSE(is_target(two_heads(), "inputs"));
}

TEST_CASE("losses and metrics name layers and columns that there are") {
    ModelSpec wrong = two_heads();
    wrong.loss[0].of = "kin";
    CHECK_THROWS_WITH(trace(wrong, columns, Use::train, 1),
                      "loss[0].of: there is no layer \"kin\"; did you mean \"kind\"?");
    wrong = two_heads();
    wrong.loss[1].target = "input";
    CHECK_THROWS_WITH(trace(wrong, columns, Use::train, 1),
                      "loss[1].target: there is no column \"input\"; did you mean \"inputs\"?");
    wrong = two_heads();
    wrong.metrics[1].of = "shared";
    CHECK_THROWS_WITH(
        trace(wrong, columns, Use::train, 1),
        "training.metrics[1].of: there is no loss of a layer \"shared\"; expected one of kind, ");
    wrong = two_heads();
    wrong.loss[1] = wrong.loss[0];
    CHECK_THROWS_WITH(trace(wrong, columns, Use::train, 1),
                      "loss: kind.SoftmaxWithLoss stands there twice; expected each loss once");
}

TEST_CASE("a training step reads states and says what they become; use only reads them") {
    ModelSpec normalized = spec();
    normalized.network = nn::Network{{"norm", nn::BatchNorm{}}, nn::Linear{.units = 3}};
    const Trace step = trace(normalized, columns, Use::train, 10);
    REQUIRE(step.states.size() == 2);
    CHECK(step.states[0].name == "norm/running_mean");
    CHECK(step.state_vars[1].shape() == Shape{4});
    REQUIRE(step.next_states.size() == 2);
    CHECK(step.next_states[0].id() != step.state_vars[0].id());
    CHECK_NOTHROW(verify(step.graph));
    const Trace answer = trace(normalized, columns, Use::predict, 1);
    CHECK(answer.states.size() == 2);
    CHECK(answer.next_states.empty());
}
