#include "xgrad/nn/losses/softmax_with_loss.hpp"

#include "nn/example.hpp"
#include "nn/losses/targets.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::nn {
namespace {

// The class weights as a constant [C] of the graph and dtype of the logits.
Var weights_of(const SoftmaxWithLoss& loss, const Var& logits) {
    const auto classes = static_cast<std::size_t>(logits.dim(-1));
    if (loss.class_weights.size() != classes)
        throw ConfigError(logits.graph().locate(
            {.found = fmt::format("{} class_weights for {} classes", loss.class_weights.size(), classes),
             .expected = "one for each class"}));
    const std::span<const double> weights(loss.class_weights);
    return logits.graph().constant(Array::of<double>({logits.dim(-1)}, weights).as(logits.dtype()));
}

// log p [N, C], each class times its weight.
Var weighted_log_probabilities(const SoftmaxWithLoss& loss, const Var& logits) {
    const Var log_p = log_softmax(logits);
    return loss.class_weights.empty() ? log_p : log_p * weights_of(loss, logits);
}

Terms of_probabilities(const SoftmaxWithLoss& loss, const Var& logits, const Var& target) {
    const double share = loss.label_smoothing / static_cast<double>(logits.dim(-1));
    const Var smoothed = share == 0 ? target : (1 - loss.label_smoothing) * target + share;
    return {-sum(smoothed * weighted_log_probabilities(loss, logits)), count_of(logits, logits.dim(0))};
}

// labels: [N, 1]
Terms of_labels(const SoftmaxWithLoss& loss, const Var& logits, const Var& labels) {
    const Var log_p = weighted_log_probabilities(loss, logits);
    const Var counted = loss.ignored_label ? not_equal(labels, *loss.ignored_label) : Var();
    const Var known = counted.empty() ? labels : where(counted, labels, 0);
    Var each = -gather(log_p, known, 1);
    if (loss.label_smoothing > 0)
        each = (1 - loss.label_smoothing) * each - loss.label_smoothing * mean(log_p, {1}, KeepDims::yes);
    Var weight = loss.class_weights.empty() ? Var() : take(weights_of(loss, logits), known);
    if (!counted.empty()) {
        each = where(counted, each, 0);
        weight = weight.empty() ? cast(counted, logits.dtype()) : where(counted, weight, 0);
    }
    // Of a mini-batch in which nothing counts the mean is 0, and not 0 / 0.
    const Var count = weight.empty() ? count_of(logits, labels.size()) : maximum(sum(weight), 1e-30);
    return {sum(each), count};
}

std::optional<Problem> check_weights(const SoftmaxWithLoss& loss) {
    const auto& weights = loss.class_weights;
    if (weights.empty() ||
        std::any_of(weights.begin(), weights.end(), [](double weight) { return weight > 0; }))
        return std::nullopt;
    return Problem{.found = "class_weights of 0 for every class",
                   .expected = "a weight above 0 for at least one"};
}

}  // namespace

Fields<SoftmaxWithLoss> SoftmaxWithLoss::fields() {
    return Fields<SoftmaxWithLoss>{
        "SoftmaxWithLoss",
        "softmax and cross entropy in one, for classes",
        field("reduction", &SoftmaxWithLoss::reduction).help("mean or sum over the examples"),
        field("label_smoothing", &SoftmaxWithLoss::label_smoothing)
            .at_least(0)
            .below(1)
            .help("share of the target spread over all classes"),
        field("class_weights", &SoftmaxWithLoss::class_weights)
            .at_least(0)
            .help("weight of each class; empty: all 1"),
        field("ignored_label", &SoftmaxWithLoss::ignored_label)
            .help("class number of examples that count for nothing")}
        .checked(check_weights);
}

Terms SoftmaxWithLoss::operator()(const Var& prediction, const Var& target) const {
    const bool probabilities = holds_probabilities(prediction, target);
    const Var t =
        probabilities ? matching_probabilities(prediction, target) : matching_labels(prediction, target);
    const std::int64_t classes = prediction.dim(example_axis(prediction, -1));
    const std::int64_t count = prediction.size() / std::max<std::int64_t>(classes, 1);
    const Var logits = reshape(prediction, {count, classes});
    if (probabilities) return of_probabilities(*this, logits, reshape(t, {count, classes}));
    return of_labels(*this, logits, reshape(t, {count, 1}));
}

Var SoftmaxWithLoss::output(const Var& prediction) const { return softmax(prediction); }

void SoftmaxWithLoss::check(const TargetSet& targets) const {
    if (targets.are_labels()) check_labels(targets, ignored_label);
    else
        check_classes(targets,
                      "for numbers use MeanSquaredError, for several classes at once SigmoidWithLoss");
}

}  // namespace xgrad::nn
