#pragma once

#include "xgrad/optim/optimizers/adam.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

// What Adam and AdamW share: all but the way in which weights decay.
namespace xgrad::optim {

/// The part of the parameter that is added to the gradient, and the factor that is put on the parameter itself.
struct AdamDecay {
    double penalty = 0;
    double shrink = 1;
};

inline std::vector<std::string> adam_state_names(bool amsgrad) {
    if (amsgrad) return {"first_moment", "second_moment", "largest_second_moment"};
    return {"first_moment", "second_moment"};
}

// With s = sqrt(1 - beta2^t) and rate = learning_rate s / (1 - beta1^t), the corrected form
// learning_rate m / (1 - beta1^t) / (sqrt(v) / s + epsilon) is rate m / (sqrt(v) + s epsilon):
// the two places of epsilon differ in a constant, and no moment is corrected one by one.
template <class T> struct AdamStep {
    template <class Settings>
    AdamStep(const Settings& settings, AdamDecay decay, std::int64_t step, double learning_rate)
        : beta1(static_cast<T>(settings.beta1)), beta2(static_cast<T>(settings.beta2)),
          added1(static_cast<T>(1 - settings.beta1)), added2(static_cast<T>(1 - settings.beta2)),
          penalty(static_cast<T>(decay.penalty)), shrink(static_cast<T>(decay.shrink)) {
        const double correction1 = 1 - std::pow(settings.beta1, static_cast<double>(step));
        const double correction2 = std::sqrt(1 - std::pow(settings.beta2, static_cast<double>(step)));
        rate = static_cast<T>(learning_rate * correction2 / correction1);
        epsilon = static_cast<T>(settings.epsilon_placement == AdamEpsilon::after_correction
                                     ? settings.epsilon * correction2
                                     : settings.epsilon);
    }

    void moments(T slope, T& first, T& second) const {
        first = beta1 * first + added1 * slope;
        second = beta2 * second + added2 * slope * slope;
    }
    void move(T& parameter, T first, T second) const {
        parameter = shrink * parameter - rate * first / (std::sqrt(second) + epsilon);
    }

    T beta1;
    T beta2;
    T added1;
    T added2;
    T penalty;
    T shrink;
    T rate;
    T epsilon;
};

template <class T> void run_adam(const Update<T>& u, const AdamStep<T>& step, bool amsgrad) {
    if (amsgrad)
        return for_each_element(u, [=](T& parameter, T gradient, T& first, T& second, T& largest) {
            step.moments(gradient + step.penalty * parameter, first, second);
            largest = std::max(largest, second);
            step.move(parameter, first, largest);
        });
    for_each_element(u, [=](T& parameter, T gradient, T& first, T& second) {
        step.moments(gradient + step.penalty * parameter, first, second);
        step.move(parameter, first, second);
    });
}

}  // namespace xgrad::optim
