#include "xgrad/optim/optimizers/rmsprop.hpp"

#include <algorithm>

namespace xgrad::optim {
namespace {

// The settings as T, and what the four forms (plain or centered, with or without a velocity) have in common.
template <class T> struct Formula {
    Formula(const RMSProp& settings, double learning_rate)
        : rate(static_cast<T>(learning_rate)), kept(static_cast<T>(settings.decay_rate)),
          added(static_cast<T>(1 - settings.decay_rate)), momentum(static_cast<T>(settings.momentum)),
          decay(static_cast<T>(settings.weight_decay)), root(settings.epsilon, settings.epsilon_placement) {}

    T plain(T slope, T& square) const {
        square = kept * square + added * slope * slope;
        return slope / root(square);
    }
    // Rounding can push the variance below 0 when the gradient hardly changes.
    T centered(T slope, T& square, T& mean) const {
        square = kept * square + added * slope * slope;
        mean = kept * mean + added * slope;
        return slope / root(std::max(square - mean * mean, T{0}));
    }
    void move(T& parameter, T& velocity, T quotient) const {
        velocity = momentum * velocity + quotient;
        parameter -= rate * velocity;
    }

    T rate;
    T kept;
    T added;
    T momentum;
    T decay;
    SafeRoot<T> root;
};

}  // namespace

Fields<RMSProp> RMSProp::fields() {
    return {
        "RMSProp",
        "steps divided by a running root mean square of the gradient: parameter -= learning_rate * gradient "
        "/ (sqrt(square) + epsilon)",
        field("learning_rate", &RMSProp::learning_rate)
            .at_least(0)
            .help("step length for a gradient of usual size"),
        field("decay_rate", &RMSProp::decay_rate)
            .at_least(0)
            .below(1)
            .help("the part of the running means that a step keeps"),
        field("epsilon", &RMSProp::epsilon).above(0).help("keeps the division finite where gradients are 0"),
        field("epsilon_placement", &RMSProp::epsilon_placement)
            .help("whether epsilon is added outside or inside the root"),
        field("momentum", &RMSProp::momentum)
            .at_least(0)
            .below(1)
            .help("above 0: the part of a velocity that a step keeps"),
        field("centered", &RMSProp::centered)
            .help("divide by the gradient's running standard deviation instead"),
        field("weight_decay", &RMSProp::weight_decay)
            .at_least(0)
            .help("L2 penalty: adds weight_decay * parameter to the gradient")};
}

std::vector<std::string> RMSProp::state_names() const {
    std::vector<std::string> names = {"square_average"};
    if (centered) names.emplace_back("gradient_average");
    if (momentum > 0) names.emplace_back("velocity");
    return names;
}

template <class T> void RMSProp::update(const Update<T>& u) const {
    const Formula<T> f(*this, u.learning_rate);
    if (centered && momentum > 0)
        return for_each_element(u, [=](T& parameter, T gradient, T& square, T& mean, T& velocity) {
            f.move(parameter, velocity, f.centered(gradient + f.decay * parameter, square, mean));
        });
    if (centered)
        return for_each_element(u, [=](T& parameter, T gradient, T& square, T& mean) {
            parameter -= f.rate * f.centered(gradient + f.decay * parameter, square, mean);
        });
    if (momentum > 0)
        return for_each_element(u, [=](T& parameter, T gradient, T& square, T& velocity) {
            f.move(parameter, velocity, f.plain(gradient + f.decay * parameter, square));
        });
    for_each_element(u, [=](T& parameter, T gradient, T& square) {
        parameter -= f.rate * f.plain(gradient + f.decay * parameter, square);
    });
}

template void RMSProp::update(const Update<float>&) const;
template void RMSProp::update(const Update<double>&) const;

}  // namespace xgrad::optim
