#include "xgrad/nn/losses/sigmoid_with_loss.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <fmt/format.h>

namespace xgrad::nn {

Fields<SigmoidWithLoss> SigmoidWithLoss::fields() {
    return {"SigmoidWithLoss", "sigmoid and binary cross entropy in one, for yes or no",
            field("reduction", &SigmoidWithLoss::reduction).help("mean or sum over the elements")};
}

Terms SigmoidWithLoss::operator()(const Var& prediction, const Var& target) const {
    const Var t = matching_values(prediction, target);
    return {sum(softplus(prediction) - prediction * t), count_of(prediction, prediction.size())};
}

Var SigmoidWithLoss::output(const Var& prediction) const { return sigmoid(prediction); }

void SigmoidWithLoss::check(const TargetSet& targets) const {
    const Array& values = targets.values;
    for (std::int64_t i = 0; i < values.size(); ++i) {
        const double value = values.at(i);
        if (value >= 0 && value <= 1) continue;  // false for NaN
        throw DataError(
            {.where = "targets",
             .found = fmt::format("{} at example {}", value, i / (values.size() / values.shape().front())),
             .expected = "0 and 1, or probabilities between them",
             .fix = "use SoftmaxWithLoss for more than two classes, or check the data"});
    }
}

}  // namespace xgrad::nn
