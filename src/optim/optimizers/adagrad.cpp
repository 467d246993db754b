#include "xgrad/optim/optimizers/adagrad.hpp"

namespace xgrad::optim {

Fields<AdaGrad> AdaGrad::fields() {
    return {"AdaGrad",
            "steps that shrink as squared gradients add up: sum += gradient^2, parameter -= learning_rate * "
            "gradient / (sqrt(sum) + epsilon)",
            field("learning_rate", &AdaGrad::learning_rate)
                .at_least(0)
                .help("length of the first step of each parameter"),
            field("epsilon", &AdaGrad::epsilon)
                .above(0)
                .help("keeps the division finite where no gradient has come yet"),
            field("epsilon_placement", &AdaGrad::epsilon_placement)
                .help("whether epsilon is added outside or inside the root"),
            field("initial_accumulator_value", &AdaGrad::initial_accumulator_value)
                .at_least(0)
                .help("what the sum of squares starts at"),
            field("weight_decay", &AdaGrad::weight_decay)
                .at_least(0)
                .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

template <class T> void AdaGrad::update(const Update<T>& u) const {
    const T rate = static_cast<T>(u.learning_rate);
    const T decay = static_cast<T>(weight_decay);
    const T start = static_cast<T>(u.step == 1 ? initial_accumulator_value : 0);  // all state starts at 0
    const SafeRoot<T> root(epsilon, epsilon_placement);
    for_each_element(u, [=](T& parameter, T gradient, T& sum) {
        const T slope = gradient + decay * parameter;
        sum += start + slope * slope;
        parameter -= rate * slope / root(sum);
    });
}

template void AdaGrad::update(const Update<float>&) const;
template void AdaGrad::update(const Update<double>&) const;

}  // namespace xgrad::optim
