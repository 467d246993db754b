// A training loop of one's own over mini-batches, of a network built in C++: what the trainer does, without its evaluations,
// files and messages. Nothing in it allocates memory once it has run.
#include <xgrad/xgrad.hpp>

#include <cstdio>

int main() {
    namespace nn = xgrad::nn;
    xgrad::Experiment experiment;
    experiment.data.format = xgrad::data::Synthetic{.set = xgrad::data::TwoMoons{.samples = 400}};
    experiment.model = {nn::Linear{.units = 16}, nn::Tanh{}, nn::Linear{.units = 2}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = xgrad::optim::Adam{.learning_rate = 0.01};
    experiment.training = {.batch = {.size = 40}, .metrics = {nn::Accuracy{}}};

    const xgrad::data::Prepared data =
        xgrad::data::prepare(experiment.data, {.dtype = experiment.floating()});
    xgrad::Workers workers(2);
    xgrad::Model model(experiment.model_spec(), xgrad::column_specs(data.train), workers);
    xgrad::optim::Updater updater(experiment.optimizer, experiment.floating(),
                                  model.parameters().flat().size(), workers);
    xgrad::data::Batches batches(data.train, experiment.training.batch, experiment.seed, workers);
    xgrad::FigureSums sums(experiment.loss, experiment.training.metrics);

    for (std::uint64_t step = 0; step < 500; ++step) {
        const xgrad::data::Batch batch = batches.next();
        model.gradient_step(batch.columns, batch.size, step, sums);
        updater.step(model.parameters().flat(), model.gradients());
    }
    std::printf("accuracy %.2f\n", xgrad::figure(model.evaluate(data.train), "accuracy"));
}
