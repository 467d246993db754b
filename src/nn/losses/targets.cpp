#include "nn/losses/targets.hpp"

#include "nn/example.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <span>

namespace xgrad::nn {
namespace {

std::string example_text(const Var& v) { return to_string(example_shape(v)); }

Shape without_ones(const Shape& shape) {
    Shape result;
    for (const std::int64_t size : shape)
        if (size != 1) result.push_back(size);
    return result;
}

bool same_but_for_ones_or_flat(const Shape& a, const Shape& b) {
    const Shape plain_a = without_ones(a);
    const Shape plain_b = without_ones(b);
    const bool one_is_flat = plain_a.rank() == 1 || plain_b.rank() == 1;
    return plain_a == plain_b || (one_is_flat && a.size() == b.size());
}

void require_as_many(const Var& prediction, const Var& target) {
    if (prediction.rank() > 0 && target.rank() > 0 && prediction.dim(0) == target.dim(0)) return;
    throw ShapeError(prediction.graph().locate(
        {.found = fmt::format("predictions of shape {} for targets of shape {}",
                              to_string(prediction.shape()), to_string(target.shape())),
         .expected = "as many targets as predictions, counted by the first axis"}));
}

// "set "units" of the last layer before it to 7", where that would help.
std::string fix_units(const Var& prediction, const Var& target) {
    const bool flat = prediction.rank() == 2 && without_ones(example_shape(target)).rank() <= 1;
    return flat ? fmt::format("set \"units\" of the last layer before it to {}", example_shape(target).size())
                : "";
}

std::size_t example_of(const Array& values, std::size_t element) {
    return element / static_cast<std::size_t>(values.size() / values.shape().front());
}

// More outputs than classes would learn nothing but to stay low; an ignored class needs none.
void require_output_for_each_class(const TargetSet& labels, std::optional<std::int64_t> ignored) {
    const std::int64_t outputs = labels.prediction.back();
    const bool last_ignored = ignored && *ignored == labels.classes - 1 && outputs == labels.classes - 1;
    if (labels.classes == 0 || outputs == labels.classes || last_ignored) return;
    throw DataError(
        {.where = labels.answered_by,
         .found = fmt::format("outputs of shape {} for data of {} {}", to_string(labels.prediction),
                              labels.classes, labels.classes == 1 ? "class" : "classes"),
         .expected = "an output for each class",
         .fix = fmt::format("set \"units\" of the last Linear layer to {}", labels.classes)});
}

// 0 or 1, or probabilities: numbers from 0 on that add up to 1.
bool stands_for_class(std::span<const double> row) {
    if (row.size() == 1) return row[0] == 0 || row[0] == 1;
    constexpr double tolerance = 1e-3;  // of rounding in files
    if (std::any_of(row.begin(), row.end(), [](double value) { return value < 0; })) return false;
    return std::abs(std::accumulate(row.begin(), row.end(), 0.0) - 1) <= tolerance;
}

}  // namespace

bool holds_probabilities(const Var& prediction, const Var& target) {
    if (is_floating(target.dtype())) return true;
    return target.dtype() == Dtype::int64 && target.shape() == prediction.shape() && prediction.rank() > 1 &&
           prediction.dim(-1) > 1;
}

Var matching_labels(const Var& prediction, const Var& target) {
    if (target.dtype() != Dtype::int64)
        throw TypeError(prediction.graph().locate(
            {.found =
                 fmt::format("targets of {} with shape {}", to_string(target.dtype()), example_text(target)),
             .expected = "class numbers",
             .fix = "choose a target of classes, or a loss for numbers such as MeanSquaredError"}));
    require_as_many(prediction, target);
    if (prediction.rank() > 1) {
        const Shape rows = prediction.shape().without_axis(prediction.rank() - 1);
        if (same_but_for_ones_or_flat(rows.without_axis(0), example_shape(target)))
            return reshape(target, rows);
    }
    throw ShapeError(prediction.graph().locate(
        {.found = fmt::format("predictions of shape {} for labels of shape {}", example_text(prediction),
                              example_text(target)),
         .expected = "a score for each class behind the axes of the labels",
         .fix = prediction.rank() > 2
                    ? "put \"Flatten\" before the first Linear layer"
                    : "end the model with a Linear layer of as many units as there are classes"}));
}

Var matching_probabilities(const Var& prediction, const Var& target) {
    const bool single = example_shape(target).size() == 1 && example_shape(prediction).size() != 1;
    if (!single) return matching_values(prediction, target);
    throw TypeError(prediction.graph().locate(
        {.found = fmt::format("targets that are one number an example ({})", to_string(target.dtype())),
         .expected = fmt::format("class numbers, or probabilities of shape {}", example_text(prediction)),
         .fix = "choose a target of classes, or a loss for numbers such as MeanSquaredError"}));
}

Var matching_numbers(const Var& prediction, const Var& target) {
    if (is_floating(target.dtype())) return matching_values(prediction, target);
    throw TypeError(prediction.graph().locate(
        {.found = "targets that are class numbers",
         .expected = "numbers to predict",
         .fix = R"(for numbers set "target_type": "number" in the data, for classes use SoftmaxWithLoss)"}));
}

Var matching_values(const Var& prediction, const Var& target) {
    require_as_many(prediction, target);
    if (same_but_for_ones_or_flat(example_shape(prediction), example_shape(target)))
        return cast(reshape(target, prediction.shape()), prediction.dtype());
    throw ShapeError(
        prediction.graph().locate({.found = fmt::format("predictions of shape {} for targets of shape {}",
                                                        example_text(prediction), example_text(target)),
                                   .expected = "equal shapes",
                                   .fix = fix_units(prediction, target)}));
}

void check_labels(const TargetSet& labels, std::optional<std::int64_t> ignored) {
    const std::int64_t outputs = labels.prediction.back();
    require_output_for_each_class(labels, ignored);
    const auto values = labels.values.values<std::int64_t>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if ((values[i] >= 0 && values[i] < outputs) || values[i] == ignored) continue;
        throw DataError(
            {.where = "targets",
             .found = fmt::format("label {} at example {}", values[i], example_of(labels.values, i)),
             .expected = fmt::format("0 to {}, as the last layer has {} units", outputs - 1, outputs),
             .fix = values[i] < 0
                        ? "check the data"
                        : fmt::format(
                              "set \"units\" of the last layer before it to {} or more, or check the data",
                              values[i] + 1)});
    }
}

void check_classes(const TargetSet& targets, std::string_view fix) {
    if (targets.are_labels()) return;
    const Array numbers = targets.values.as(Dtype::float64);
    const std::span<const double> values = numbers.values<double>();
    const auto row = static_cast<std::size_t>(
        std::max<std::int64_t>(targets.prediction.size() == 1 ? 1 : targets.prediction.back(), 1));
    for (std::size_t first = 0; first + row <= values.size(); first += row) {
        if (stands_for_class(values.subspan(first, row))) continue;
        throw ConfigError({.found = fmt::format("targets that are numbers, no classes ({} at example {})",
                                                values[first], example_of(numbers, first)),
                           .expected = row == 1 ? "class numbers, or 0 and 1"
                                                : "class numbers, or probabilities that add up to 1",
                           .fix = std::string(fix)});
    }
}

Var count_of(const Var& prediction, std::int64_t count) {
    return full(prediction, {}, static_cast<double>(count));
}

}  // namespace xgrad::nn
