#include "xgrad/nn/layers/linear.hpp"

#include "nn/example.hpp"
#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {
Fields<Linear> Linear::fields() {
    return Fields<Linear>{
        "Linear",
        "y = x W + b over the last axis",
        field("units", &Linear::units).required().at_least(1).help("size of the last output axis"),
        field("bias", &Linear::bias).help("add b, one number a unit"),
        field("weight", &Linear::weight).help("how W starts"),
        field("bias_initializer", &Linear::bias_initializer).help("how b starts"),
        field("penalty", &Linear::penalty).help("on W; by default the model's penalty")}
        .of_shapes("[..., n] -> [..., units]")
        .for_example(R"({"type": "Linear", "units": 50})");
}

Var Linear::operator()(Scope& scope, const Var& x) const {
    require_features(scope, x);
    const std::int64_t inputs = x.dim(-1);
    const Shape counts = x.shape().without_axis(x.rank() - 1);
    const Fans fans{inputs, units};
    const Var w = scope.weight("weight", {inputs, units}, fans, weight, penalty);
    // One product for all rows, however many axes count them.
    Var y = matmul(reshape(x, {counts.size(), inputs}), w);
    if (bias) y = y + scope.parameter("bias", {units}, bias_initializer, fans);
    return reshape(y, counts.with_axis(counts.rank(), units));
}

}  // namespace xgrad::nn
