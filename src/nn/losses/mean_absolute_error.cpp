#include "xgrad/nn/losses/mean_absolute_error.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<MeanAbsoluteError> MeanAbsoluteError::fields() {
    return {"MeanAbsoluteError", "|x - t| for each element",
            field("reduction", &MeanAbsoluteError::reduction).help("mean or sum over the elements")};
}

Terms MeanAbsoluteError::operator()(const Var& prediction, const Var& target) const {
    return {sum(abs(prediction - matching_numbers(prediction, target))),
            count_of(prediction, prediction.size())};
}

}  // namespace xgrad::nn
