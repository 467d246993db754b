#include "xgrad/nn/metrics.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/evaluate.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <cmath>
#include <limits>
#include <string>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// The figure for one mini-batch. `output` of the metric: the sigmoid of a single prediction, else the prediction.
double figure(const nn::Metric& metric, const Array& prediction, const Array& target,
              std::optional<std::int64_t> ignored = {}) {
    const auto term = [&](bool total) {
        const Function f = [&](std::span<const Var> x) {
            const bool single = x[0].size() == x[0].dim(0);
            const nn::Terms terms = metric->terms({x[0], single ? sigmoid(x[0]) : x[0], x[1], ignored});
            return total ? terms.total : terms.count;
        };
        return evaluate(f, {prediction, target}).item();
    };
    return metric->finish(term(true) / term(false));
}

Array scores() { return doubles({4, 3}, {3, 2, 1, 0, 5, 1, 2, 1, 3, 1, 4, 2}); }

}  // namespace

TEST_CASE("accuracy is the share of examples with the highest score at the right class") {
    CHECK(figure(nn::Accuracy{}, scores(), integers({4}, {0, 1, 2, 2})) == 0.75);
    CHECK(figure(nn::Accuracy{}, scores().as(Dtype::float32), integers({4, 1}, {0, 1, 2, 1})) == 1);
    const Array one_hot = integers({4, 3}, {1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1});
    CHECK(figure(nn::Accuracy{}, scores(), one_hot) == 0.5);
    CHECK(figure(nn::Accuracy{}, scores(), one_hot.as(Dtype::float64)) == 0.5);
    CHECK(figure(nn::Accuracy{}, scores(), integers({4}, {0, 7, -1, 1})) == 0.5);
}

TEST_CASE("accuracy counts every place of an example") {
    CHECK(figure(nn::Accuracy{}, scores().reshaped({2, 2, 3}), integers({2, 2}, {0, 1, 2, 2})) == 0.75);
}

TEST_CASE("with a single output, accuracy asks whether the probability is above one half") {
    const Array logits = doubles({4, 1}, {2, -1, 0.5, -3});
    CHECK(figure(nn::Accuracy{}, logits, integers({4}, {1, 0, 0, 0})) == 0.75);
    CHECK(figure(nn::Accuracy{}, logits, doubles({4}, {1, 0, 1, 0})) == 1);
    CHECK(figure(nn::Accuracy{}, logits.reshaped({4}), integers({4}, {1, 0, 0, 0})) == 0.75);
}

TEST_CASE("top-k accuracy counts right classes among the k highest") {
    const Array labels = integers({4}, {1, 0, 1, 2});
    CHECK(figure(nn::TopKAccuracy{.k = 1}, scores(), labels) == 0);
    CHECK(figure(nn::TopKAccuracy{.k = 2}, scores(), labels) == 0.5);
    CHECK(figure(nn::TopKAccuracy{.k = 3}, scores(), labels) == 1);
    CHECK(figure(nn::TopKAccuracy{.k = 99}, scores(), labels) == 1);
    CHECK(figure(nn::TopKAccuracy{.k = 3}, scores(), integers({4}, {0, 3, -1, 1})) == 0.5);
}

// Four equal scores: the first class stands first, so class 0 is right at k = 1 and class 1 at k = 2.
TEST_CASE("equal scores rank as in accuracy, the first class first") {
    const Array equal_scores({2, 4}, Dtype::float64);
    const Array labels = integers({2}, {0, 1});
    CHECK(figure(nn::TopKAccuracy{.k = 1}, equal_scores, labels) == 0.5);
    CHECK(figure(nn::Accuracy{}, equal_scores, labels) == 0.5);
    CHECK(figure(nn::TopKAccuracy{.k = 2}, equal_scores, labels) == 1);
}

TEST_CASE("a score that is not a number hits nothing") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(figure(nn::TopKAccuracy{.k = 2}, doubles({1, 3}, {nan, nan, nan}), integers({1}, {0})) == 0);
}

// By hand: the errors are 1, -2, 0 and 3.
TEST_CASE("errors are means over all elements") {
    const Array output = doubles({2, 2}, {2, 0, 1, 4});
    const Array target = doubles({2, 2}, {1, 2, 1, 1});
    CHECK(figure(nn::MeanSquaredErrorMetric{}, output, target) == 3.5);
    CHECK_THAT(figure(nn::RootMeanSquaredError{}, output, target), WithinAbs(1.8708286933869707, 1e-15));
    CHECK(figure(nn::MeanAbsoluteErrorMetric{}, output, target) == 1.5);
}

// Of two mini-batches with errors 1, 1 and 4: the root of the mean over all, and not the mean of roots.
TEST_CASE("a metric's figure is finished after its terms were added up") {
    const nn::Metric metric = nn::RootMeanSquaredError{};
    CHECK_THAT(metric->finish((1.0 + 1.0 + 16.0) / 3), WithinAbs(2.449489742783178, 1e-15));
}

TEST_CASE("targets that a metric cannot use are refused") {
    CHECK_THROWS_WITH(figure(nn::MeanSquaredErrorMetric{}, scores(), integers({4}, {0, 1, 2, 2})),
                      "targets that are class numbers; expected numbers to predict; for numbers set "
                      "\"target_type\": \"number\" in the data, for classes use SoftmaxWithLoss");
    CHECK_THROWS_AS(figure(nn::Accuracy{}, scores(), integers({5}, {0, 1, 2, 2, 0})), ShapeError);
    CHECK_THROWS_AS(figure(nn::Accuracy{}, scores(), doubles({4}, {0, 1, 2, 2})), TypeError);
}

TEST_CASE("accuracy is for targets that stand for classes") {
    const nn::Metric accuracy = nn::Accuracy{};
    CHECK_NOTHROW(accuracy->check({.values = integers({3}, {0, 1, 7}), .prediction = {3}}));
    CHECK_NOTHROW(accuracy->check({.values = doubles({3, 1}, {0, 1, 1}), .prediction = {1}}));
    CHECK_NOTHROW(accuracy->check({.values = doubles({2, 2}, {0.3, 0.7, 1, 0}), .prediction = {2}}));
    CHECK_THROWS_WITH(
        accuracy->check({.values = doubles({3}, {0, 1, 0.5}), .prediction = {1}}),
        "targets that are numbers, no classes (0.5 at example 2); expected class numbers, or 0 and 1; "
        "measure numbers by mean_absolute_error or root_mean_squared_error");
    CHECK_THROWS_WITH(accuracy->check({.values = doubles({2, 2}, {0, 1, 3, -2}), .prediction = {2}}),
                      "targets that are numbers, no classes (3 at example 1); expected class numbers, or "
                      "probabilities that add up to 1; measure numbers by mean_absolute_error or "
                      "root_mean_squared_error");
}

TEST_CASE("top-k accuracy needs more scores than k") {
    const nn::Metric best_of = nn::TopKAccuracy{.k = 2};
    const Array labels = integers({3}, {0, 1, 1});
    CHECK_NOTHROW(best_of->check({.values = labels, .prediction = {3}}));
    CHECK_THROWS_WITH(best_of->check({.values = labels, .prediction = {2}}),
                      "k 2 of 2 scores, which every answer meets; expected k below 2; use accuracy");
    CHECK_THROWS_WITH(
        best_of->check({.values = labels, .prediction = {1}}),
        "k 2 of 1 score, which every answer meets; expected a score for each class; use accuracy");
    CHECK_THROWS_AS(best_of->check({.values = doubles({1, 3}, {1, 2, 3}), .prediction = {3}}), ConfigError);
}

TEST_CASE("metrics have the names that stand in results") {
    const std::vector<std::string> names = {"accuracy", "top_k_accuracy", "mean_squared_error",
                                            "root_mean_squared_error", "mean_absolute_error"};
    const auto& entries = nn::metrics().entries();
    REQUIRE(entries.size() == names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        INFO(names[i]);
        CHECK(entries[i].name == names[i]);
        nn::Metric metric = nn::metrics().make(names[i]);
        CHECK(validate(metric.record()).empty());
        CHECK_FALSE(entries[i].list->help.empty());
    }
    CHECK(nn::metrics().make("rmse").type() == "root_mean_squared_error");
    nn::TopKAccuracy none{.k = 0};
    CHECK_THROWS_WITH(require_valid(record_of(none), "metrics"), "metrics: k: 0 is below 1");
}

// Of the examples, the first and the last are right; the third is ignored.
TEST_CASE("an example with the label that the loss ignores counts for nothing") {
    CHECK_THAT(figure(nn::Accuracy{}, scores(), integers({4}, {0, 0, 255, 1}), 255),
               WithinRel(2.0 / 3, 1e-15));
    CHECK_THAT(figure(nn::TopKAccuracy{.k = 1}, scores(), integers({4}, {0, 0, 255, 1}), 255),
               WithinRel(2.0 / 3, 1e-15));
    CHECK(figure(nn::Accuracy{}, scores(), integers({4}, {0, 0, 255, 1})) == 0.5);
}
