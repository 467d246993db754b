#include "xgrad/optim/optimizers/adamw.hpp"

#include "adam_step.hpp"

namespace xgrad::optim {

Fields<AdamW> AdamW::fields() {
    return {
        "AdamW",
        "Adam with the weight decay beside the gradient: parameter *= 1 - learning_rate * weight_decay, then "
        "Adam's step",
        field("learning_rate", &AdamW::learning_rate)
            .at_least(0)
            .help("step length for a steady gradient of any size"),
        field("beta1", &AdamW::beta1)
            .at_least(0)
            .below(1)
            .help("the part of the first moment (mean gradient) that a step keeps"),
        field("beta2", &AdamW::beta2)
            .at_least(0)
            .below(1)
            .help("the part of the second moment (mean squared gradient) that a step keeps"),
        field("epsilon", &AdamW::epsilon).above(0).help("keeps the division finite where gradients are 0"),
        field("epsilon_placement", &AdamW::epsilon_placement)
            .help("whether epsilon joins the second moment's root after or before bias correction"),
        field("amsgrad", &AdamW::amsgrad).help("divide by the largest second moment so far"),
        field("weight_decay", &AdamW::weight_decay)
            .at_least(0)
            .help("the part of each parameter that a step of learning rate 1 would take off")};
}

std::vector<std::string> AdamW::state_names() const { return adam_state_names(amsgrad); }

template <class T> void AdamW::update(const Update<T>& u) const {
    run_adam(u, AdamStep<T>(*this, {.shrink = 1 - u.learning_rate * weight_decay}, u.step, u.learning_rate),
             amsgrad);
}

template void AdamW::update(const Update<float>&) const;
template void AdamW::update(const Update<double>&) const;

}  // namespace xgrad::optim
