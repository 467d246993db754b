#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/update.hpp"

namespace xgrad::optim {

/// Stochastic gradient descent: parameter -= learning_rate * gradient. Source: Robbins and Monro 1951.
struct SGD {
    double learning_rate = 0.01;
    double weight_decay = 0;

    static Fields<SGD> fields();
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
