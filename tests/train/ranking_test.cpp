#include "xgrad/train/ranking.hpp"

#include "support/catch.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/nn/losses.hpp"
#include "xgrad/nn/metrics.hpp"

#include <limits>

using namespace xgrad;

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

RunEnd came_to(double loss, double accuracy) {
    return {.train = {{"loss", 0.5}}, .test = Figures{{"loss", loss}, {"accuracy", accuracy}}};
}

// A metric that does not say which of two figures is better.
struct Silent {
    static Fields<Silent> fields() { return {"silent", "says nothing"}; }
    nn::Terms operator()(const nn::MetricInputs& inputs) const {
        return {inputs.prediction, inputs.prediction};
    }
};

Experiment experiment() {
    Experiment e;
    e.loss = {nn::SoftmaxWithLoss{}};
    e.training.metrics = {nn::Accuracy{}, nn::MeanAbsoluteErrorMetric{}, Silent{}};
    return e;
}

std::string refusal(const RankBy& by, bool has_test_set = true) {
    try {
        rank_figure(by, experiment(), has_test_set);
    } catch (const ConfigError& error) {
        return error.what();
    }
    return "";
}

using Order = std::vector<std::size_t>;
const RankFigure by_accuracy{.test = true, .figure = "accuracy", .better = Better::higher};

}  // namespace

TEST_CASE("the better figure comes first, whichever that is") {
    CHECK(ranking({came_to(1, 0.2), came_to(2, 0.9), came_to(3, 0.5)}, by_accuracy) == Order{1, 2, 0});
    CHECK(ranking({came_to(2, 0), came_to(1, 0), came_to(3, 0)}, {.test = true}) == Order{1, 0, 2});
}

TEST_CASE("equal figures stand in the order of the loss, and then of the runs") {
    CHECK(ranking({came_to(3, 0.5), came_to(1, 0.5), came_to(1, 0.5), came_to(not_a_number, 0.5)},
                  by_accuracy) == Order{1, 2, 0, 3});
}

TEST_CASE("what is no number comes behind all numbers, then what failed, then what has not ended") {
    const std::vector<std::optional<RunEnd>> ends{std::nullopt, RunEnd{.failed = "why"},
                                                  came_to(9, not_a_number), came_to(9, 0.1),
                                                  RunEnd{.failed = "also"}};
    CHECK(ranking(ends, by_accuracy) == Order{3, 2, 1, 4, 0});
}

TEST_CASE("runs are ranked by the loss of the test set, or else of the training set") {
    CHECK(rank_figure({}, experiment(), true).name() == "test.loss");
    CHECK(rank_figure({}, experiment(), false).name() == "train.loss");
    CHECK(rank_figure({}, experiment(), false).better == Better::lower);
}

TEST_CASE("a metric knows itself which is better, and a sweep may say otherwise") {
    CHECK(rank_figure({.by = "test.accuracy"}, experiment(), true).better == Better::higher);
    CHECK(rank_figure({.by = "test.mean_absolute_error"}, experiment(), true).better == Better::lower);
    CHECK(rank_figure({.by = "train.loss"}, experiment(), true).better == Better::lower);
    CHECK(rank_figure({.by = "test.accuracy", .better = Better::lower}, experiment(), true).better ==
          Better::lower);
    CHECK(rank_figure({.by = "test.silent", .better = Better::higher}, experiment(), true).better ==
          Better::higher);
}

TEST_CASE("a figure that runs do not have, or that does not say which is better, is refused") {
    CHECK(refusal({.by = "test.silent"}) ==
          "rank: \"test.silent\" does not say whether the higher or the lower is better; add \"better\": "
          "\"higher\" or "
          "\"lower\"");
    CHECK(refusal({.by = "test.accuracy"}, false) ==
          "rank.by: \"test.accuracy\" is no figure of these runs; did you mean \"train.accuracy\"?");
    CHECK(refusal({.by = "x"}, false) ==
          "rank.by: \"x\" is no figure of these runs; expected one of train.loss, "
          "train.accuracy, train.mean_absolute_error, train.silent");
}
