#include "xgrad/optim/optimizers/adam.hpp"

#include "adam_step.hpp"

namespace xgrad::optim {

Fields<Adam> Adam::fields() {
    return {"Adam",
            "steps along the running mean of the gradient, divided by the root of the running mean of its "
            "square, both freed of bias",
            field("learning_rate", &Adam::learning_rate)
                .at_least(0)
                .help("step length for a steady gradient of any size"),
            field("beta1", &Adam::beta1)
                .at_least(0)
                .below(1)
                .help("the part of the first moment (mean gradient) that a step keeps"),
            field("beta2", &Adam::beta2)
                .at_least(0)
                .below(1)
                .help("the part of the second moment (mean squared gradient) that a step keeps"),
            field("epsilon", &Adam::epsilon).above(0).help("keeps the division finite where gradients are 0"),
            field("epsilon_placement", &Adam::epsilon_placement)
                .help("whether epsilon joins the second moment's root after or before bias correction"),
            field("amsgrad", &Adam::amsgrad).help("divide by the largest second moment so far"),
            field("weight_decay", &Adam::weight_decay)
                .at_least(0)
                .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

std::vector<std::string> Adam::state_names() const { return adam_state_names(amsgrad); }

template <class T> void Adam::update(const Update<T>& u) const {
    run_adam(u, AdamStep<T>(*this, {.penalty = weight_decay}, u.step, u.learning_rate), amsgrad);
}

template void Adam::update(const Update<float>&) const;
template void Adam::update(const Update<double>&) const;

}  // namespace xgrad::optim
