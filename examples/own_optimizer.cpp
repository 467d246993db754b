// A network built in C++, and an optimizer of one's own: SignSGD steps by the sign of the gradient alone
// (Bernstein et al. 2018). Once it is in the table, JSON can name it too.
#include <xgrad/xgrad.hpp>

#include <cmath>
#include <cstdio>

struct SignSGD {
    double learning_rate = 0.001;

    static xgrad::Fields<SignSGD> fields() {
        return {"SignSGD", "w <- w - learning_rate * sign(g)",
                xgrad::field("learning_rate", &SignSGD::learning_rate)
                    .above(0)
                    .help("length of a step in each parameter")};
    }

    template <class T> void update(const xgrad::optim::Update<T>& u) const {
        for (std::size_t i = 0; i < u.parameters.size(); ++i)
            u.parameters[i] -= static_cast<T>(u.learning_rate) * std::copysign(T(1), u.gradients[i]);
    }
};

int main() {
    namespace nn = xgrad::nn;
    xgrad::optim::optimizers().add<SignSGD>();

    xgrad::Experiment experiment;
    experiment.name = "moons";
    experiment.data.format = xgrad::data::Synthetic{.set = xgrad::data::TwoMoons{.samples = 400}};
    experiment.data.split = xgrad::data::Split{.test = 0.25};
    experiment.model = {nn::Linear{.units = 16}, nn::Tanh{}, nn::Linear{.units = 2}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = xgrad::optim::optimizers().make("SignSGD");
    experiment.training = {.epochs = 30, .metrics = {nn::Accuracy{}}};

    const xgrad::Summary summary = xgrad::Trainer(experiment).fit();
    std::printf("%lld parameters, test accuracy %.2f\n", static_cast<long long>(summary.parameters),
                xgrad::figure(*summary.test, "accuracy"));
}
