#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/epsilon.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// A step for each parameter, divided by a running root mean square of its gradients:
/// square = decay_rate * square + (1 - decay_rate) * gradient^2,
/// parameter -= learning_rate * gradient / (sqrt(square) + epsilon).
/// `centered` first takes the square of the gradient's running mean off; `momentum` above 0 sends the quotient
/// through a velocity. The textbook's epsilon is 1e-7. Source: Tieleman and Hinton 2012; centered: Graves 2013.
struct RMSProp {
    double learning_rate = 0.01;
    double decay_rate = 0.99;
    double epsilon = 1e-8;
    EpsilonPlacement epsilon_placement = EpsilonPlacement::outside_root;
    double momentum = 0;
    bool centered = false;
    double weight_decay = 0;

    static Fields<RMSProp> fields();
    std::vector<std::string> state_names() const;
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
