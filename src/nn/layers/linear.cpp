#include "xgrad/nn/layers/linear.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <algorithm>

namespace xgrad::nn {

Fields<Linear> Linear::fields() {
    return {"Linear",
            "y = x W + b over the last axis",
            field("units", &Linear::units).required().at_least(1).help("size of the last output axis"),
            field("bias", &Linear::bias).help("add b, one number a unit"),
            field("weight", &Linear::weight).help("how W starts"),
            field("bias_initializer", &Linear::bias_initializer).help("how b starts"),
            field("penalty", &Linear::penalty).help("on W; by default the model's penalty")};
}

Var Linear::operator()(Scope& scope, const Var& x) const {
    if (x.rank() < 2)
        throw ShapeError(x.graph().locate({.found = "an input without an axis of features",
                                           .expected = "at least one axis behind the mini-batch's"}));
    const std::int64_t inputs = x.dim(-1);
    const Fans fans{inputs, units};
    const Var w = scope.weight("weight", {inputs, units}, fans, weight, penalty);
    // One product for all rows, however many axes count them.
    const Var rows = x.rank() == 2 ? x : reshape(x, {x.size() / std::max<std::int64_t>(inputs, 1), inputs});
    Var y = matmul(rows, w);
    if (bias) y = y + scope.parameter("bias", {units}, bias_initializer, fans);
    return x.rank() == 2 ? y
                         : reshape(y, x.shape().without_axis(x.rank() - 1).with_axis(x.rank() - 1, units));
}

}  // namespace xgrad::nn
