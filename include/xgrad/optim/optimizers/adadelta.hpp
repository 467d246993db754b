#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// A step that finds its own size, where both means run with the factor rho:
/// delta = sqrt(mean of delta^2 + epsilon) / sqrt(mean of gradient^2 + epsilon) * gradient,
/// parameter -= learning_rate * delta. Source: Zeiler 2012.
struct AdaDelta {
    double learning_rate = 1;
    double rho = 0.9;
    double epsilon = 1e-6;
    double weight_decay = 0;

    static Fields<AdaDelta> fields();
    static std::vector<std::string> state_names() { return {"square_average", "squared_delta_average"}; }
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
