#include "xgrad/nn/metrics.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <cmath>
#include <fmt/format.h>

namespace xgrad::nn {
namespace {

constexpr std::string_view for_numbers = "measure numbers by mean_absolute_error or root_mean_squared_error";

// The share of conditions that hold.
Terms share(const Var& conditions, const Var& prediction) {
    return {sum(cast(conditions, prediction.dtype())), count_of(prediction, conditions.size())};
}

// Likewise, of the examples whose label is not the one that the loss ignores.
Terms share(const Var& conditions, const Var& labels, const MetricInputs& inputs) {
    if (!inputs.ignored_label || holds_probabilities(inputs.prediction, inputs.target))
        return share(conditions, inputs.prediction);
    const Var counts = not_equal(labels, *inputs.ignored_label);
    const auto number_of = [&](const Var& v) { return sum(cast(v, inputs.prediction.dtype())); };
    return {number_of(logical_and(conditions, counts)), number_of(counts)};
}

Var labels_of(const MetricInputs& inputs) {
    if (holds_probabilities(inputs.prediction, inputs.target))
        return argmax(matching_probabilities(inputs.prediction, inputs.target));
    return matching_labels(inputs.prediction, inputs.target);
}

Var difference(const MetricInputs& inputs) {
    return inputs.output - matching_numbers(inputs.output, inputs.target);
}

}  // namespace

Fields<Accuracy> Accuracy::fields() {
    return {"accuracy", "share of the examples whose highest score is at the right class"};
}

Terms Accuracy::operator()(const MetricInputs& inputs) const {
    const bool one_output = inputs.prediction.size() == inputs.prediction.dim(0);
    if (!one_output) {
        const Var labels = labels_of(inputs);
        return share(equal(argmax(inputs.prediction), labels), labels, inputs);
    }
    const Var yes = matching_values(inputs.output, inputs.target) > 0.5;
    return share(equal(inputs.output > 0.5, yes), inputs.prediction);
}

void Accuracy::check(const TargetSet& targets) const { check_classes(targets, for_numbers); }

Fields<TopKAccuracy> TopKAccuracy::fields() {
    return {"top_k_accuracy", "share of the examples whose right class is among the k highest scores",
            field("k", &TopKAccuracy::k).at_least(1).help("how many classes may stand at the top")};
}

// The right class is among the k highest if fewer than k stand before it: those with higher scores, and of equal ones
// those with a lower number, as argmax has it. A score that is not a number stands before all others.
Terms TopKAccuracy::operator()(const MetricInputs& inputs) const {
    const Var& scores = inputs.prediction;
    const Var labels = expand_dims(labels_of(inputs), -1);
    const Var known = logical_and(labels >= 0, labels < scores.dim(-1));
    const Var own = gather(scores, where(known, labels, 0), -1);
    const Var lower_number = iota(scores, scores.dim(-1)) < labels;
    const Var before = logical_or(logical_not(scores <= own), logical_and(equal(scores, own), lower_number));
    const Var count = sum(cast(before, Dtype::int64), {-1}, KeepDims::yes);
    return share(logical_and(known, count < k), labels, inputs);
}

void TopKAccuracy::check(const TargetSet& targets) const {
    check_classes(targets, for_numbers);
    const std::int64_t scores = targets.prediction.rank() == 0 ? 1 : targets.prediction.back();
    if (k < scores) return;
    throw ConfigError({.found = fmt::format("k {} of {} score{}, which every answer meets", k, scores,
                                            scores == 1 ? "" : "s"),
                       .expected = scores > 1 ? fmt::format("k below {}", scores) : "a score for each class",
                       .fix = scores > 2 ? "" : "use accuracy"});
}

Fields<MeanSquaredErrorMetric> MeanSquaredErrorMetric::fields() {
    return {"mean_squared_error", "mean over all elements of (output - target)^2"};
}

Terms MeanSquaredErrorMetric::operator()(const MetricInputs& inputs) const {
    return {sum(square(difference(inputs))), count_of(inputs.output, inputs.output.size())};
}

Fields<RootMeanSquaredError> RootMeanSquaredError::fields() {
    return {"root_mean_squared_error", "the root of the mean squared error"};
}

Terms RootMeanSquaredError::operator()(const MetricInputs& inputs) const {
    return MeanSquaredErrorMetric{}(inputs);
}

double RootMeanSquaredError::finish(double mean) const { return std::sqrt(mean); }

Fields<MeanAbsoluteErrorMetric> MeanAbsoluteErrorMetric::fields() {
    return {"mean_absolute_error", "mean over all elements of |output - target|"};
}

Terms MeanAbsoluteErrorMetric::operator()(const MetricInputs& inputs) const {
    return {sum(abs(difference(inputs))), count_of(inputs.output, inputs.output.size())};
}

std::string MetricOf::name() const {
    return of.empty() ? std::string(metric.type()) : fmt::format("{}.{}", of, metric.type());
}

Fields<MetricOf> MetricOf::fields() {
    return Fields<MetricOf>{
        "Metric", "what is measured, and of which layer",
        inline_fields("metric", &MetricOf::metric).required(),
        field("of", &MetricOf::of)
            .help("the layer that it looks at, one that a loss judges; by default that of the first loss")}
        .constructed_from({"metric", "of"});
}

Table<MetricRole>& metrics() {
    static Table<MetricRole> table = [] {
        Table<MetricRole> all;
        all.add<Accuracy>();
        all.add<TopKAccuracy>();
        all.add<MeanSquaredErrorMetric>({"mse"});
        all.add<RootMeanSquaredError>({"rmse"});
        all.add<MeanAbsoluteErrorMetric>({"mae"});
        return all;
    }();
    return table;
}

const Table<MetricRole>& MetricRole::table() { return metrics(); }

}  // namespace xgrad::nn
