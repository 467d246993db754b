#include "xgrad/optim/optimizers/momentum.hpp"

namespace xgrad::optim {

Fields<Momentum> Momentum::fields() {
    return {
        "Momentum",
        "gradient descent with a velocity: velocity = momentum * velocity + gradient, parameter -= "
        "learning_rate * velocity",
        field("learning_rate", &Momentum::learning_rate).at_least(0).help("step length per unit of velocity"),
        field("momentum", &Momentum::momentum)
            .at_least(0)
            .below(1)
            .help("the part of the velocity that a step keeps"),
        field("dampening", &Momentum::dampening)
            .at_least(0)
            .at_most(1)
            .help("the part of each gradient after the first that is left out of the velocity"),
        field("weight_decay", &Momentum::weight_decay)
            .at_least(0)
            .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

template <class T> void Momentum::update(const Update<T>& u) const {
    const T rate = static_cast<T>(u.learning_rate);
    const T kept = static_cast<T>(momentum);
    const T added = static_cast<T>(u.step == 1 ? 1 : 1 - dampening);
    const T decay = static_cast<T>(weight_decay);
    for_each_element(u, [=](T& parameter, T gradient, T& velocity) {
        velocity = kept * velocity + added * (gradient + decay * parameter);
        parameter -= rate * velocity;
    });
}

template void Momentum::update(const Update<float>&) const;
template void Momentum::update(const Update<double>&) const;

}  // namespace xgrad::optim
