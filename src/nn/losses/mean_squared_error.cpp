#include "xgrad/nn/losses/mean_squared_error.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<MeanSquaredError> MeanSquaredError::fields() {
    return {"MeanSquaredError", "factor * (x - t)^2 for each element",
            field("reduction", &MeanSquaredError::reduction).help("mean or sum over the elements"),
            field("factor", &MeanSquaredError::factor).above(0).help("1, or 0.5 as in the textbook")};
}

Terms MeanSquaredError::operator()(const Var& prediction, const Var& target) const {
    const Var difference = prediction - matching_numbers(prediction, target);
    return {factor * sum(square(difference)), count_of(prediction, prediction.size())};
}

}  // namespace xgrad::nn
