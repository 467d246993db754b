#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// Gradient descent with a velocity, like a ball with friction:
/// velocity = momentum * velocity + (1 - dampening) * gradient, parameter -= learning_rate * velocity.
/// The first gradient is not dampened. The velocity is free of the learning rate, so a schedule acts at once.
/// Source: Polyak 1964.
struct Momentum {
    double learning_rate = 0.01;
    double momentum = 0.9;
    double dampening = 0;
    double weight_decay = 0;

    static Fields<Momentum> fields();
    static std::vector<std::string> state_names() { return {"velocity"}; }
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
