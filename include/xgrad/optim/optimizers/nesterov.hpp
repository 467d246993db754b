#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// Momentum that looks ahead: velocity = momentum * velocity + gradient,
/// parameter -= learning_rate * (gradient + momentum * velocity).
/// Source: Nesterov 1983, in the form of Sutskever, Martens, Dahl and Hinton 2013, with the parameters kept at
/// the point looked ahead to.
struct Nesterov {
    double learning_rate = 0.01;
    double momentum = 0.9;
    double weight_decay = 0;

    static Fields<Nesterov> fields();
    static std::vector<std::string> state_names() { return {"velocity"}; }
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
