#include "xgrad/nn/losses/huber.hpp"

#include "nn/losses/targets.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<Huber> Huber::fields() {
    return {"Huber", "squared error near the target, absolute error far from it",
            field("reduction", &Huber::reduction).help("mean or sum over the elements"),
            field("delta", &Huber::delta).above(0).help("the error at which squared turns into absolute")};
}

Terms Huber::operator()(const Var& prediction, const Var& target) const {
    const Var difference = prediction - matching_numbers(prediction, target);
    const Var size = abs(difference);
    const Var each = where(size < delta, 0.5 * square(difference), delta * (size - 0.5 * delta));
    return {sum(each), count_of(prediction, prediction.size())};
}

}  // namespace xgrad::nn
