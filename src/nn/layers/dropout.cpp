#include "xgrad/nn/layers/dropout.hpp"

#include "xgrad/graph/ops.hpp"

namespace xgrad::nn {

Fields<Dropout> Dropout::fields() {
    return {"Dropout", "in training sets elements to 0 at random",
            field("rate", &Dropout::rate).at_least(0).below(1).help("probability that an element is dropped"),
            field("form", &Dropout::form)
                .help("inverted: scales in training; textbook: scales when the network is used")};
}

Var Dropout::operator()(Scope& scope, const Var& x) const {
    if (!scope.training()) return form == DropoutForm::textbook ? x * (1 - rate) : x;
    const Var kept = random_uniform(scope.random_key(), x.shape(), x.dtype(), scope.path()) >= rate;
    return where(kept, form == DropoutForm::inverted ? x * (1 / (1 - rate)) : x, 0);
}

}  // namespace xgrad::nn
