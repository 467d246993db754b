#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/optimizers/adam.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// Adam with the weight decay beside the gradient instead of in it:
/// parameter *= 1 - learning_rate * weight_decay, then Adam's step. Source: Loshchilov and Hutter 2019.
struct AdamW {
    double learning_rate = 0.001;
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
    AdamEpsilon epsilon_placement = AdamEpsilon::after_correction;
    bool amsgrad = false;
    double weight_decay = 0.01;

    static Fields<AdamW> fields();
    std::vector<std::string> state_names() const;
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
