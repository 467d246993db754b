#include "xgrad/optim/optimizers/sgd.hpp"

namespace xgrad::optim {

Fields<SGD> SGD::fields() {
    return {"SGD", "stochastic gradient descent: parameter -= learning_rate * gradient",
            field("learning_rate", &SGD::learning_rate).at_least(0).help("step length per unit of gradient"),
            field("weight_decay", &SGD::weight_decay)
                .at_least(0)
                .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

template <class T> void SGD::update(const Update<T>& u) const {
    const T rate = static_cast<T>(u.learning_rate);
    const T decay = static_cast<T>(weight_decay);
    for_each_element(u,
                     [=](T& parameter, T gradient) { parameter -= rate * (gradient + decay * parameter); });
}

template void SGD::update(const Update<float>&) const;
template void SGD::update(const Update<double>&) const;

}  // namespace xgrad::optim
