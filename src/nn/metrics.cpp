#include "xgrad/nn/metrics.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

#include <cmath>

namespace xgrad::nn {
namespace {

// The share of conditions that hold.
Terms share(const Var& conditions, const Var& prediction) {
    return {sum(cast(conditions, prediction.dtype())), count_of(prediction, conditions.size())};
}

Var labels_of(const MetricInputs& inputs) {
    if (is_floating(inputs.target.dtype()))
        return argmax(matching_target(inputs.prediction, inputs.target, false));
    require_labels(inputs.prediction, inputs.target);
    return inputs.target;
}

Var difference(const MetricInputs& inputs) {
    return inputs.output - matching_target(inputs.output, inputs.target, false);
}

}  // namespace

Fields<Accuracy> Accuracy::fields() {
    return {"accuracy", "share of the examples whose highest score is at the right class"};
}

Terms Accuracy::operator()(const MetricInputs& inputs) const {
    const bool one_output = inputs.prediction.size() == inputs.prediction.dim(0);
    if (!one_output) return share(equal(argmax(inputs.prediction), labels_of(inputs)), inputs.prediction);
    const Var yes = matching_target(inputs.output, inputs.target, true) > 0.5;
    return share(equal(inputs.output > 0.5, yes), inputs.prediction);
}

Fields<TopKAccuracy> TopKAccuracy::fields() {
    return {"top_k_accuracy", "share of the examples whose right class is among the k highest scores",
            field("k", &TopKAccuracy::k).at_least(1).help("how many classes may stand at the top")};
}

// The right class is among the k highest if fewer than k scores are above its own.
Terms TopKAccuracy::operator()(const MetricInputs& inputs) const {
    const Var labels = expand_dims(labels_of(inputs), -1);
    const Var own = gather(inputs.prediction, labels, -1);
    const Var above = sum(cast(inputs.prediction > own, Dtype::int64), {-1});
    return share(above < k, inputs.prediction);
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
