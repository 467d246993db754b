// Made by: XGRAD_UPDATE=1 ./dev test -R "tests/golden"
#include "golden/golden.hpp"

#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/searches.hpp"

namespace {

xgrad::Experiment make_backwards() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "backwards";
    experiment.description = "é \"\\\n?\?=";
    experiment.seed = 18446744073709551615U;
    experiment.dtype = Precision::float64;
    experiment.data = {
        .format =
            data::Csv{
                .path = "é \"\\\n?\?=",
                .target = -2,
                .more_targets =
                    {
                        {.column = -2, .type = data::TargetType::classes},
                        {.column = -2, .type = data::TargetType::classes},
                    },
                .inputs = {-2, -2},
                .categorical = {-2, -2},
                .target_type = data::TargetType::classes,
                .header = false,
                .delimiter = ";",
            },
        .split = data::Split{.test = 0.5333333333333333, .seed = 18446744073709551615U, .stratify = true},
        .take = 1,
        .preprocess = {data::Scale{.factor = 1.3333333333333333}, data::Scale{.factor = 1.3333333333333333}},
        .folder = "é \"\\\n?\?=",
    };
    experiment.model = {
        {
            "é \"\\\n?\?=",
            nn::Linear{
                .units = 1,
                .bias = false,
                .weight = nn::Zeros{},
                .bias_initializer = nn::Constant{.value = 0.3333333333333333},
                .penalty = nn::Penalty{.l2 = 0.3333333333333333, .l1 = 0.3333333333333333},
            },
            {"é \"\\\n?\?=", "é \"\\\n?\?="},
        },
        {
            "é \"\\\n?\?=",
            nn::Linear{
                .units = 1,
                .bias = false,
                .weight = nn::Zeros{},
                .bias_initializer = nn::Constant{.value = 0.3333333333333333},
                .penalty = nn::Penalty{.l2 = 0.3333333333333333, .l1 = 0.3333333333333333},
            },
            {"é \"\\\n?\?=", "é \"\\\n?\?="},
        },
    };
    experiment.loss = {
        {
            nn::SoftmaxWithLoss{
                .reduction = nn::Reduction::sum,
                .label_smoothing = 0.3333333333333333,
                .class_weights = {0.3333333333333333, 0.3333333333333333},
                .ignored_label = 1,
            },
            "é \"\\\n?\?=",
            "é \"\\\n?\?=",
            1.3333333333333333,
        },
        {
            nn::SoftmaxWithLoss{
                .reduction = nn::Reduction::sum,
                .label_smoothing = 0.3333333333333333,
                .class_weights = {0.3333333333333333, 0.3333333333333333},
                .ignored_label = 1,
            },
            "é \"\\\n?\?=",
            "é \"\\\n?\?=",
            1.3333333333333333,
        },
    };
    experiment.penalty = {.l2 = 0.3333333333333333, .l1 = 0.3333333333333333};
    experiment.optimizer = optim::Momentum{
        .learning_rate = 0.3433333333333333,
        .momentum = 0.5666666666666667,
        .dampening = 0.3333333333333333,
        .weight_decay = 0.3333333333333333,
    };
    experiment.training = {
        .epochs = 1,
        .batch = {.size = 33, .sampling = data::WithReplacement{}, .drop_last = true},
        .metrics = {{nn::Accuracy{}, "é \"\\\n?\?="}, {nn::Accuracy{}, "é \"\\\n?\?="}},
    };
    return experiment;
}

xgrad::Experiment make_forwards() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "forwards";
    experiment.description = "é \"\\\n?\?=";
    experiment.seed = 18446744073709551615U;
    experiment.dtype = Precision::float64;
    experiment.data = {
        .format =
            data::Csv{
                .train = data::CsvFile{.path = "é \"\\\n?\?="},
                .test = data::CsvFile{.path = "é \"\\\n?\?="},
                .targets = {-2, -2},
                .more_targets =
                    {
                        {.column = -2, .type = data::TargetType::classes},
                        {.column = -2, .type = data::TargetType::classes},
                    },
                .inputs = {-2, -2},
                .categorical = {-2, -2},
                .header = false,
                .delimiter = ";",
            },
        .split = data::Split{.test = 0.5333333333333333, .seed = 18446744073709551615U, .stratify = true},
        .take = 1,
        .preprocess = {data::Scale{.factor = 1.3333333333333333}, data::Scale{.factor = 1.3333333333333333}},
        .folder = "é \"\\\n?\?=",
    };
    experiment.model = {
        {
            "é \"\\\n?\?=",
            nn::Linear{
                .units = 1,
                .bias = false,
                .weight = nn::Zeros{},
                .bias_initializer = nn::Constant{.value = 0.3333333333333333},
                .penalty = nn::Penalty{.l2 = 0.3333333333333333, .l1 = 0.3333333333333333},
            },
            {"é \"\\\n?\?=", "é \"\\\n?\?="},
        },
        {
            "é \"\\\n?\?=",
            nn::Linear{
                .units = 1,
                .bias = false,
                .weight = nn::Zeros{},
                .bias_initializer = nn::Constant{.value = 0.3333333333333333},
                .penalty = nn::Penalty{.l2 = 0.3333333333333333, .l1 = 0.3333333333333333},
            },
            {"é \"\\\n?\?=", "é \"\\\n?\?="},
        },
    };
    experiment.loss = {
        {
            nn::SoftmaxWithLoss{
                .reduction = nn::Reduction::sum,
                .label_smoothing = 0.3333333333333333,
                .class_weights = {0.3333333333333333, 0.3333333333333333},
                .ignored_label = 1,
            },
            "é \"\\\n?\?=",
            "é \"\\\n?\?=",
            1.3333333333333333,
        },
        {
            nn::SoftmaxWithLoss{
                .reduction = nn::Reduction::sum,
                .label_smoothing = 0.3333333333333333,
                .class_weights = {0.3333333333333333, 0.3333333333333333},
                .ignored_label = 1,
            },
            "é \"\\\n?\?=",
            "é \"\\\n?\?=",
            1.3333333333333333,
        },
    };
    experiment.penalty = {.l2 = 0.3333333333333333, .l1 = 0.3333333333333333};
    experiment.optimizer = optim::Momentum{
        .learning_rate = 0.3433333333333333,
        .momentum = 0.5666666666666667,
        .dampening = 0.3333333333333333,
        .weight_decay = 0.3333333333333333,
    };
    experiment.training = {
        .steps = 1,
        .batch = {.size = 33, .sampling = data::WithReplacement{}, .drop_last = true},
        .metrics = {{nn::Accuracy{}, "é \"\\\n?\?="}, {nn::Accuracy{}, "é \"\\\n?\?="}},
    };
    return experiment;
}

xgrad::Experiment make_linear_regression() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "linear_regression";
    experiment.description =
        "Least squares by mini-batch descent: the mean squared error goes down to the variance of the noise, "
        "0.01.";
    experiment.data = {
        .format = data::Synthetic{.set = data::NoisyLinear{.samples = 500}},
        .split = data::Split{},
    };
    experiment.model = {nn::Linear{.units = 1}};
    experiment.loss = {nn::MeanSquaredError{}};
    experiment.optimizer = optim::SGD{.learning_rate = 0.1};
    experiment.training = {.epochs = 50, .batch = {.size = 20}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/basics";
    return experiment;
}

xgrad::Experiment make_logistic_regression() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "logistic_regression";
    experiment.description =
        "A convex problem run to convergence in float64: whatever the start, the same minimum to ten digits.";
    experiment.dtype = Precision::float64;
    experiment.data = {.format = data::Synthetic{.set = data::TwoMoons{.noise = 0.2, .seed = 1}}};
    experiment.model = {nn::Linear{.units = 1, .weight = nn::Zeros{}}};
    experiment.loss = {nn::SigmoidWithLoss{}};
    experiment.penalty = {.l2 = 0.01};
    experiment.optimizer = optim::SGD{.learning_rate = 1};
    experiment.training = {.epochs = 3000, .batch = {.size = std::nullopt}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/basics";
    return experiment;
}

xgrad::Experiment make_residual() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "residual";
    experiment.description =
        "A network of 26 layers made of one residual block, repeated. Spirals; expect a test accuracy above "
        "0.93.";
    experiment.data = {
        .format = data::Synthetic{.set = data::Spiral{.noise = 0.1}},
        .split = data::Split{.stratify = true},
    };
    experiment.model = {
        nn::Linear{.units = 16},
        nn::Block{
            .layers =
                {
                    nn::Linear{.units = 16},
                    nn::ReLU{},
                    nn::Linear{.units = 16, .weight = nn::Normal{}},
                    {"", nn::Add{}, {"input", "linear2"}},
                },
            .repeat = 12,
        },
        nn::Linear{.units = 3},
    };
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = optim::Adam{.learning_rate = 0.003};
    experiment.training = {.epochs = 120, .batch = {.size = 30}, .metrics = {nn::Accuracy{}}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/basics";
    return experiment;
}

xgrad::Experiment make_shared_weights() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "shared_weights";
    experiment.description =
        "A layer applied three times with the same weights. Two moons; expect a test accuracy above 0.98.";
    experiment.data = {
        .format = data::Synthetic{.set = data::TwoMoons{.samples = 400}},
        .split = data::Split{.test = 0.25},
    };
    experiment.model = {
        nn::Linear{.units = 8},
        {"turn", nn::Linear{.units = 8}},
        nn::Tanh{},
        nn::Share{"turn"},
        nn::Tanh{},
        nn::Share{"turn"},
        nn::Tanh{},
        nn::Linear{.units = 2},
    };
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = optim::Adam{.learning_rate = 0.01};
    experiment.training = {.epochs = 60, .batch = {.size = 20}, .metrics = {nn::Accuracy{}}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/basics";
    return experiment;
}

xgrad::Experiment make_with_replacement() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "with_replacement";
    experiment.description =
        "Mini-batches drawn with replacement: in an epoch about a third of the examples is not seen. The "
        "loss ends at 0.172, as without.";
    experiment.data = {
        .format = data::Csv{.path = "iris.csv", .target = "species"},
        .split = data::Split{.stratify = true},
        .preprocess = {data::Standardize{}},
    };
    experiment.model = {nn::Linear{.units = 3, .weight = nn::Zeros{}}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = optim::SGD{.learning_rate = 0.1};
    experiment.training = {
        .epochs = 50,
        .batch = {.size = 12, .sampling = data::WithReplacement{}},
        .metrics = {nn::Accuracy{}},
    };
    // Where relative data paths are looked for too.
    experiment.folder = "models/descents";
    return experiment;
}

xgrad::Experiment make_digits() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "digits";
    experiment.description =
        "A two-layer network reads 8x8 handwritten digits. Expect a test accuracy of 0.97 to 0.99.";
    experiment.data = {
        .format = data::Csv{.path = "digits.csv.gz", .target = "digit"},
        .split = data::Split{.test = 0.25, .stratify = true},
        .preprocess = {data::Scale{.factor = 0.0625}},
    };
    experiment.model = {nn::Linear{.units = 64}, nn::ReLU{}, nn::Linear{.units = 10}};
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.optimizer = optim::Adam{.learning_rate = 0.003};
    experiment.training = {.epochs = 30, .metrics = {nn::Accuracy{}}};
    // Where relative data paths are looked for too.
    experiment.folder = "models";
    return experiment;
}

xgrad::Experiment make_autoencoder() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "autoencoder";
    experiment.description =
        "Compression learned: MNIST's 784 pixels through 32 numbers and back. Expect a test loss of 0.010 "
        "after 5 epochs (1 s); the mean image in place of all gives 0.067.";
    experiment.data = {
        .format =
            data::Idx{
                .train =
                    {
                        .inputs = "mnist/train-images-idx3-ubyte.gz",
                        .targets = "mnist/train-labels-idx1-ubyte.gz",
                    },
                .test =
                    data::ArrayFiles{
                        .inputs = "mnist/t10k-images-idx3-ubyte.gz",
                        .targets = "mnist/t10k-labels-idx1-ubyte.gz",
                    },
            },
        .preprocess = {data::Flatten{}, data::Scale{.factor = 0.00392156862745098}},
    };
    experiment.model = {
        nn::Linear{.units = 128},
        nn::ReLU{},
        {"code", nn::Linear{.units = 32}},
        nn::Linear{.units = 128},
        nn::ReLU{},
        nn::Linear{.units = 784},
        nn::Sigmoid{},
    };
    experiment.loss = {{nn::MeanSquaredError{}, "", "inputs"}};
    experiment.optimizer = optim::Adam{};
    experiment.training = {.epochs = 5, .batch = {.size = 100}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/graphs";
    return experiment;
}

xgrad::Experiment make_siamese() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "siamese";
    experiment.description =
        "A siamese pair: one encoder, shared by two points, learns whether they are of the same cloud, and "
        "never sees which cloud that is. Expect a test accuracy of 0.97.";
    experiment.data = {
        .format = data::Synthetic{.set = data::Pairs{.samples = 4000, .noise = 0.05}},
        .split = data::Split{.test = 0.25},
    };
    experiment.model = {
        {"one", nn::Slice{.to = 2}, {"inputs"}},
        {"encoder1", nn::Linear{.units = 32}},
        nn::ReLU{},
        {"encoder2", nn::Linear{.units = 8}},
        {"other", nn::Slice{.from = 2}, {"inputs"}},
        nn::Share{"encoder1"},
        nn::ReLU{},
        {"other_code", nn::Share{"encoder2"}},
        {"gap", nn::Subtract{}, {"encoder2", "other_code"}},
        {"squares", nn::Multiply{}, {"gap", "gap"}},
        nn::Linear{.units = 1},
    };
    experiment.loss = {nn::SigmoidWithLoss{}};
    experiment.optimizer = optim::Adam{.learning_rate = 0.005};
    experiment.training = {.epochs = 30, .metrics = {nn::Accuracy{}}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/graphs";
    return experiment;
}

xgrad::Experiment make_species_and_weight() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "species_and_weight";
    experiment.description =
        "From a fish's length, diagonal, height and width: its species and its weight in grams, by two "
        "losses. Expect a test accuracy of 0.97, and a weight that is 29 g off in the mean.";
    experiment.data = {
        .format =
            data::Csv{
                .path = "fish.csv",
                .target = "Species",
                .more_targets = {{.column = "Weight", .type = data::TargetType::numbers}},
            },
        .split = data::Split{.test = 0.25, .seed = 42, .stratify = true},
        .preprocess = {data::Standardize{}},
    };
    experiment.model = {
        nn::Linear{.units = 32},
        {"features", nn::Tanh{}},
        {"species", nn::Linear{.units = 7}},
        {"weight", nn::Linear{.units = 1}, {"features"}},
    };
    experiment.loss = {
        {nn::SoftmaxWithLoss{}, "species"},
        {nn::MeanSquaredError{}, "weight", "Weight", 0.0001},
    };
    experiment.optimizer = optim::Adam{.learning_rate = 0.05};
    experiment.training = {
        .epochs = 1000,
        .batch = {.size = std::nullopt},
        .metrics = {{nn::Accuracy{}, "species"}, {nn::MeanAbsoluteErrorMetric{}, "weight"}},
    };
    // Where relative data paths are looked for too.
    experiment.folder = "models/graphs";
    return experiment;
}

xgrad::Experiment make_ch06_dropout() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "ch06_dropout";
    experiment.description =
        "Chapter 6: the network of ch06_overfit with dropout. Expect a training accuracy of 0.957 and a test "
        "accuracy of 0.742.";
    experiment.data = {
        .format =
            data::Idx{
                .train =
                    {
                        .inputs = "mnist/train-images-idx3-ubyte.gz",
                        .targets = "mnist/train-labels-idx1-ubyte.gz",
                    },
                .test =
                    data::ArrayFiles{
                        .inputs = "mnist/t10k-images-idx3-ubyte.gz",
                        .targets = "mnist/t10k-labels-idx1-ubyte.gz",
                    },
            },
        .take = 300,
        .preprocess = {data::Scale{.factor = 0.00392156862745098}, data::Flatten{}},
    };
    experiment.model = {
        nn::Block{.layers = {nn::Linear{.units = 100}, nn::ReLU{}, nn::Dropout{.rate = 0.2}}, .repeat = 6},
        nn::Linear{.units = 10},
    };
    experiment.loss = {nn::SoftmaxWithLoss{}};
    experiment.training = {
        .epochs = 301,
        .batch = {.size = 100, .sampling = data::WithReplacement{}},
        .metrics = {nn::Accuracy{}},
    };
    // Where relative data paths are looked for too.
    experiment.folder = "models/textbook";
    return experiment;
}

xgrad::Experiment make_fish_hinge() {
    using namespace xgrad;
    Experiment experiment;
    experiment.name = "fish_hinge";
    experiment.description =
        "A linear support vector machine tells seven species of fish apart. Expect an accuracy of about 0.96 "
        "on both parts.";
    experiment.data = {
        .format =
            data::Csv{
                .path = "fish.csv",
                .target = "Species",
                .inputs = {"Weight", "Length", "Diagonal", "Height", "Width"},
            },
        .split = data::Split{.test = 0.25, .seed = 42, .stratify = true},
        .preprocess = {data::Standardize{}},
    };
    experiment.model = {nn::Linear{.units = 7}};
    experiment.loss = {nn::Hinge{}};
    experiment.penalty = {.l2 = 0.0001};
    experiment.optimizer = optim::Adam{.learning_rate = 0.1};
    experiment.training = {.epochs = 1000, .batch = {.size = std::nullopt}, .metrics = {nn::Accuracy{}}};
    // Where relative data paths are looked for too.
    experiment.folder = "models/textbook";
    return experiment;
}

}  // namespace

namespace xgrad::tests {

const std::map<std::string, Experiment (*)()>& golden_models() {
    static const std::map<std::string, Experiment (*)()> models{
        {"backwards", make_backwards},
        {"forwards", make_forwards},
        {"models/basics/linear_regression.json", make_linear_regression},
        {"models/basics/logistic_regression.json", make_logistic_regression},
        {"models/basics/residual.json", make_residual},
        {"models/basics/shared_weights.json", make_shared_weights},
        {"models/descents/with_replacement.json", make_with_replacement},
        {"models/digits.json", make_digits},
        {"models/graphs/autoencoder.json", make_autoencoder},
        {"models/graphs/siamese.json", make_siamese},
        {"models/graphs/species_and_weight.json", make_species_and_weight},
        {"models/textbook/ch06_dropout.json", make_ch06_dropout},
        {"models/textbook/fish_hinge.json", make_fish_hinge},
    };
    return models;
}

}  // namespace xgrad::tests
