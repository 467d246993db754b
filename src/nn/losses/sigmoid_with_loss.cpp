#include "xgrad/nn/losses/sigmoid_with_loss.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<SigmoidWithLoss> SigmoidWithLoss::fields() {
    return {"SigmoidWithLoss", "sigmoid and binary cross entropy in one, for yes or no",
            field("reduction", &SigmoidWithLoss::reduction).help("mean or sum over the elements")};
}

Terms SigmoidWithLoss::operator()(const Var& prediction, const Var& target) const {
    const Var t = matching_target(prediction, target, true);
    return {sum(softplus(prediction) - prediction * t), count_of(prediction, prediction.size())};
}

Var SigmoidWithLoss::output(const Var& prediction) const { return sigmoid(prediction); }

void SigmoidWithLoss::check(const Array& targets, const Shape&) const {
    if (targets.dtype() == Dtype::int64) check_labels(targets, 2);
}

}  // namespace xgrad::nn
