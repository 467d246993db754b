// Trains the model of a JSON file, changes what it says from C++, and uses the result.
// Usage: train_from_json models/iris.json
#include <xgrad/xgrad.hpp>

#include <cstdio>
#include <exception>

int main(int argc, char** argv) try {
    xgrad::Experiment experiment = xgrad::load(argc > 1 ? argv[1] : "models/iris.json");
    experiment.optimizer = xgrad::optim::Adam{.learning_rate = 0.05};
    experiment.training.epochs = 40;

    xgrad::Trainer trainer(experiment);
    trainer.on_epoch = [](const xgrad::EpochReport& report) {
        if (report.epoch % 10 == 0)
            std::printf("epoch %2d: loss %.3f\n", static_cast<int>(report.epoch),
                        xgrad::figure(report.train, "loss"));
    };
    const xgrad::Summary summary = trainer.fit();
    std::printf("test accuracy %.3f\n", xgrad::figure(*summary.test, "accuracy"));

    const xgrad::Array& flowers = trainer.data().test->inputs();
    const xgrad::Array probabilities = trainer.model().predict({&flowers, 1});
    std::printf("the first flower: %.3f %.3f %.3f\n", probabilities.at(0), probabilities.at(1),
                probabilities.at(2));
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
