#include "xgrad/optim/optimizers/adadelta.hpp"

#include <cmath>

namespace xgrad::optim {

Fields<AdaDelta> AdaDelta::fields() {
    return {"AdaDelta",
            "steps that find their own size from the running mean squares of the gradient and of the steps "
            "before",
            field("learning_rate", &AdaDelta::learning_rate)
                .at_least(0)
                .help("factor on the step; 1 is the paper's"),
            field("rho", &AdaDelta::rho)
                .at_least(0)
                .below(1)
                .help("the part of the running means that a step keeps"),
            field("epsilon", &AdaDelta::epsilon)
                .above(0)
                .help("sets the first steps going and keeps the division finite"),
            field("weight_decay", &AdaDelta::weight_decay)
                .at_least(0)
                .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

template <class T> void AdaDelta::update(const Update<T>& u) const {
    const T rate = static_cast<T>(u.learning_rate);
    const T kept = static_cast<T>(rho);
    const T added = static_cast<T>(1 - rho);
    const T tiny = static_cast<T>(epsilon);
    const T decay = static_cast<T>(weight_decay);
    for_each_element(u, [=](T& parameter, T gradient, T& square, T& squared_delta) {
        const T slope = gradient + decay * parameter;
        square = kept * square + added * slope * slope;
        const T delta = std::sqrt(squared_delta + tiny) / std::sqrt(square + tiny) * slope;
        squared_delta = kept * squared_delta + added * delta * delta;
        parameter -= rate * delta;
    });
}

template void AdaDelta::update(const Update<float>&) const;
template void AdaDelta::update(const Update<double>&) const;

}  // namespace xgrad::optim
