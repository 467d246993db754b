#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/optim/epsilon.hpp"
#include "xgrad/optim/update.hpp"

#include <string>
#include <vector>

namespace xgrad::optim {

/// A step for each parameter that shrinks as its squared gradients add up: sum += gradient^2,
/// parameter -= learning_rate * gradient / (sqrt(sum) + epsilon). The textbook's epsilon is 1e-7.
/// Source: Duchi, Hazan and Singer 2011.
struct AdaGrad {
    double learning_rate = 0.01;
    double epsilon = 1e-10;
    EpsilonPlacement epsilon_placement = EpsilonPlacement::outside_root;
    double initial_accumulator_value = 0;
    double weight_decay = 0;

    static Fields<AdaGrad> fields();
    static std::vector<std::string> state_names() { return {"sum_of_squares"}; }
    template <class T> void update(const Update<T>& u) const;
};

}  // namespace xgrad::optim
