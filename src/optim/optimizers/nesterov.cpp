#include "xgrad/optim/optimizers/nesterov.hpp"

namespace xgrad::optim {

Fields<Nesterov> Nesterov::fields() {
    return {
        "Nesterov",
        "momentum that looks ahead: velocity = momentum * velocity + gradient, parameter -= learning_rate * "
        "(gradient + momentum * velocity)",
        field("learning_rate", &Nesterov::learning_rate).at_least(0).help("step length per unit of velocity"),
        field("momentum", &Nesterov::momentum)
            .at_least(0)
            .below(1)
            .help("the part of the velocity that a step keeps"),
        field("weight_decay", &Nesterov::weight_decay)
            .at_least(0)
            .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

template <class T> void Nesterov::update(const Update<T>& u) const {
    const T rate = static_cast<T>(u.learning_rate);
    const T kept = static_cast<T>(momentum);
    const T decay = static_cast<T>(weight_decay);
    for_each_element(u, [=](T& parameter, T gradient, T& velocity) {
        const T slope = gradient + decay * parameter;
        velocity = kept * velocity + slope;
        parameter -= rate * (slope + kept * velocity);
    });
}

template void Nesterov::update(const Update<float>&) const;
template void Nesterov::update(const Update<double>&) const;

}  // namespace xgrad::optim
