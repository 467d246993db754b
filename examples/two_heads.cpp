// Trains the model of "models/graphs/two_heads.json". Made by xgrad explain --cpp.
#include <xgrad/xgrad.hpp>

#include <cstdio>
#include <exception>

xgrad::Experiment make_two_heads() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "two_heads";
    experiment.description =
        "Several outputs and losses: one layer's features tell the digit and draw it again. Expect a test "
        "accuracy of 0.97 to 0.99 and a mean squared error of 0.004.";
    experiment.data = {
        .format = data::Csv{.path = "digits.csv.gz", .target = "digit"},
        .split = data::Split{.test = 0.25, .stratify = true},
        .preprocess = {data::Scale{.factor = 0.0625}},
    };
    experiment.model = {
        nn::Linear{.units = 64},
        {"features", nn::ReLU{}},
        {"digit", nn::Linear{.units = 10}},
        {"picture", nn::Linear{.units = 64}, {"features"}},
    };
    experiment.loss = {{nn::SoftmaxWithLoss{}, "digit"}, {nn::MeanSquaredError{}, "picture", "inputs", 10}};
    experiment.optimizer = optim::Adam{.learning_rate = 0.003};
    experiment.training = {
        .epochs = 30,
        .metrics = {{nn::Accuracy{}, "digit"}, {nn::MeanAbsoluteErrorMetric{}, "picture"}},
    };
    // Where relative data paths are looked for too.
    experiment.folder = "models/graphs";
    return experiment;
}

int main() try {
    xgrad::Trainer trainer(make_two_heads());
    const xgrad::Summary summary = trainer.fit();
    for (const auto& [name, value] : summary.train) std::printf("train %s %.4f\n", name.c_str(), value);
    if (summary.test)
        for (const auto& [name, value] : *summary.test) std::printf("test %s %.4f\n", name.c_str(), value);
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 2;
}
