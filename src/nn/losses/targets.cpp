#include "nn/losses/targets.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::nn {
namespace {

// Shapes are shown without the mini-batch axis, as they stand in a model.
std::string example(const Var& v) { return v.rank() == 0 ? "[]" : to_string(v.shape().without_axis(0)); }

}  // namespace

void require_labels(const Var& prediction, const Var& target) {
    if (target.dtype() != Dtype::int64)
        throw TypeError(prediction.graph().locate(
            {.found = fmt::format("targets of {} with shape {}", to_string(target.dtype()), example(target)),
             .expected = "class numbers",
             .fix = "choose a target of classes, or a loss for numbers such as MeanSquaredError"}));
    if (prediction.rank() >= 2 && target.shape() == prediction.shape().without_axis(prediction.rank() - 1))
        return;
    throw ShapeError(prediction.graph().locate(
        {.found = fmt::format("predictions of shape {} for labels of shape {}", example(prediction),
                              example(target)),
         .expected = "a score for each class behind the axes of the labels",
         .fix = "end the model with a Linear layer of as many units as there are classes"}));
}

Var matching_target(const Var& prediction, const Var& target, bool labels_allowed) {
    if (!is_floating(target.dtype()) && !labels_allowed)
        throw TypeError(prediction.graph().locate(
            {.found = "targets that are class numbers",
             .expected = "numbers to predict",
             .fix = "use SoftmaxWithLoss for classes, or add the OneHot preprocessing step"}));
    if (target.size() == prediction.size())
        return cast(reshape(target, prediction.shape()), prediction.dtype());
    throw ShapeError(prediction.graph().locate(
        {.found = fmt::format("predictions of shape {} for targets of shape {}", example(prediction),
                              example(target)),
         .expected = "equal shapes",
         .fix = fmt::format("give the last layer the targets' size: {}",
                            target.size() / std::max<std::int64_t>(target.dim(0), 1))}));
}

void check_labels(const Array& labels, std::int64_t classes, std::optional<std::int64_t> ignored) {
    const auto values = labels.values<std::int64_t>();
    for (std::size_t i = 0; i < values.size(); ++i) {
        if ((values[i] >= 0 && values[i] < classes) || values[i] == ignored) continue;
        throw DataError(
            {.where = "targets",
             .found = fmt::format("label {} at example {}", values[i], i),
             .expected = fmt::format("0 to {}, as the last layer has {} units", classes - 1, classes),
             .fix = values[i] < 0
                        ? "check the data"
                        : fmt::format("set \"units\" of the last layer to {} or more, or check the data",
                                      values[i] + 1)});
    }
}

Var count_of(const Var& prediction, std::int64_t count) {
    return full(prediction, {}, static_cast<double>(count));
}

}  // namespace xgrad::nn
