// Made by: XGRAD_UPDATE=1 ./dev test -R "tests/golden"
#include "golden/golden.hpp"

#include "xgrad/data/data.hpp"
#include "xgrad/nn/nn.hpp"
#include "xgrad/optim/optimizers.hpp"
#include "xgrad/train/searches.hpp"

void xgrad::tests::check_golden_pieces(PieceCheck& check) {
    check(nn::Linear{
        .units = 1,
        .bias = false,
        .weight = nn::Zeros{},
        .bias_initializer = nn::Constant{.value = 0.3333333333333333},
        .penalty = nn::Penalty{.l2 = 0.3333333333333333, .l1 = 0.3333333333333333},
    });
    check(nn::ReLU{});
    check(nn::LeakyReLU{.slope = 0.3433333333333333});
    check(nn::ELU{.alpha = 1.3333333333333333});
    check(nn::GELU{.form = GeluForm::tanh});
    check(nn::SiLU{});
    check(nn::Sigmoid{});
    check(nn::Tanh{});
    check(nn::Softmax{.axis = 0});
    check(nn::Flatten{});
    check(nn::Reshape{.shape = {1, 1}});
    check(nn::Slice{.from = 1, .to = 1, .axis = 0});
    check(nn::Dropout{.rate = 0.8333333333333333, .form = nn::DropoutForm::textbook});
    check(nn::BatchNorm{
        .momentum = 0.43333333333333335,
        .epsilon = 0.3333433333333333,
        .scale = false,
        .bias = false,
        .scale_initializer = nn::Zeros{},
        .bias_initializer = nn::Constant{.value = 0.3333333333333333},
        .track_running_statistics = false,
    });
    check(nn::Add{});
    check(nn::Subtract{});
    check(nn::Multiply{});
    check(nn::Concatenate{.axis = 0});
    check(nn::Block{
        .layers =
            {
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
            },
        .repeat = 2,
    });
    check(nn::SoftmaxWithLoss{
        .reduction = nn::Reduction::sum,
        .label_smoothing = 0.3333333333333333,
        .class_weights = {0.3333333333333333, 0.3333333333333333},
        .ignored_label = 1,
    });
    check(nn::SigmoidWithLoss{.reduction = nn::Reduction::sum});
    check(nn::MeanSquaredError{.reduction = nn::Reduction::sum, .factor = 1.3333333333333333});
    check(nn::MeanAbsoluteError{.reduction = nn::Reduction::sum});
    check(nn::Huber{.reduction = nn::Reduction::sum, .delta = 1.3333333333333333});
    check(nn::Hinge{
        .reduction = nn::Reduction::sum,
        .margin = 1.3333333333333333,
        .power = nn::HingePower::squared,
    });
    check(optim::SGD{.learning_rate = 0.3433333333333333, .weight_decay = 0.3333333333333333});
    check(optim::Momentum{
        .learning_rate = 0.3433333333333333,
        .momentum = 0.5666666666666667,
        .dampening = 0.3333333333333333,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::Nesterov{
        .learning_rate = 0.3433333333333333,
        .momentum = 0.5666666666666667,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::AdaGrad{
        .learning_rate = 0.3433333333333333,
        .epsilon = 0.3333333334333333,
        .epsilon_placement = optim::EpsilonPlacement::inside_root,
        .initial_accumulator_value = 0.3333333333333333,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::RMSProp{
        .learning_rate = 0.3433333333333333,
        .decay_rate = 0.6566666666666667,
        .epsilon = 0.3333333433333333,
        .epsilon_placement = optim::EpsilonPlacement::inside_root,
        .momentum = 0.3333333333333333,
        .centered = true,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::AdaDelta{
        .learning_rate = 1.3333333333333333,
        .rho = 0.5666666666666667,
        .epsilon = 0.3333343333333333,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::Adam{
        .learning_rate = 0.3343333333333333,
        .beta1 = 0.5666666666666667,
        .beta2 = 0.6656666666666666,
        .epsilon = 0.3333333433333333,
        .epsilon_placement = optim::AdamEpsilon::before_correction,
        .amsgrad = true,
        .weight_decay = 0.3333333333333333,
    });
    check(optim::AdamW{
        .learning_rate = 0.3343333333333333,
        .beta1 = 0.5666666666666667,
        .beta2 = 0.6656666666666666,
        .epsilon = 0.3333333433333333,
        .epsilon_placement = optim::AdamEpsilon::before_correction,
        .amsgrad = true,
        .weight_decay = 0.3433333333333333,
    });
    check(nn::Zeros{});
    check(nn::Constant{.value = 0.3333333333333333});
    check(nn::Normal{.std = 0.3433333333333333, .mean = 0.3333333333333333});
    check(nn::Uniform{.low = -0.43333333333333335, .high = 0.43333333333333335});
    check(nn::Uniform{.low = 0.2333333333333333, .high = 0.43333333333333335});
    check(nn::Xavier{
        .distribution = nn::Distribution::uniform,
        .fan = nn::XavierFan::in,
        .gain = 1.3333333333333333,
    });
    check(nn::He{
        .distribution = nn::Distribution::uniform,
        .fan = nn::HeFan::out,
        .gain = 1.7475468957064284,
    });
    check(nn::Orthogonal{.gain = 1.3333333333333333});
    check(nn::Accuracy{});
    check(nn::TopKAccuracy{.k = 6});
    check(nn::MeanSquaredErrorMetric{});
    check(nn::RootMeanSquaredError{});
    check(nn::MeanAbsoluteErrorMetric{});
    check(data::Csv{
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
    });
    check(data::Csv{
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
    });
    check(data::Idx{
        .train = {.inputs = "é \"\\\n?\?=", .targets = "é \"\\\n?\?="},
        .test = data::ArrayFiles{.inputs = "é \"\\\n?\?=", .targets = "é \"\\\n?\?="},
        .target_type = data::TargetType::classes,
        .classes = 1,
    });
    check(data::Npy{
        .train = {.inputs = "é \"\\\n?\?=", .targets = "é \"\\\n?\?="},
        .test = data::ArrayFiles{.inputs = "é \"\\\n?\?=", .targets = "é \"\\\n?\?="},
        .target_type = data::TargetType::classes,
        .classes = 1,
    });
    check(data::Synthetic{
        .set =
            data::Spiral{
                .samples = 301,
                .classes = 4,
                .noise = 0.5333333333333333,
                .sweep = 4.333333333333333,
                .arm_angle = 4.333333333333333,
                .seed = 18446744073709551615U,
            },
    });
    check(data::InMemory{});
    check(data::Spiral{
        .samples = 301,
        .classes = 4,
        .noise = 0.5333333333333333,
        .sweep = 4.333333333333333,
        .arm_angle = 4.333333333333333,
        .seed = 18446744073709551615U,
    });
    check(data::Xor{.samples = 5, .noise = 0.3333333333333333, .seed = 18446744073709551615U});
    check(data::TwoMoons{.samples = 201, .noise = 0.43333333333333335, .seed = 18446744073709551615U});
    check(data::Blobs{
        .samples = 301,
        .classes = 4,
        .features = 3,
        .noise = 1.3333333333333333,
        .box = 10.333333333333334,
        .seed = 18446744073709551615U,
    });
    check(data::Pairs{
        .samples = 1001,
        .classes = 6,
        .features = 3,
        .noise = 0.43333333333333335,
        .box = 1.3333333333333333,
        .seed = 18446744073709551615U,
    });
    check(data::NoisyLinear{
        .samples = 101,
        .features = 2,
        .weights = {0.3333333333333333, 0.3333333333333333},
        .bias = 0.3333333333333333,
        .noise = 0.43333333333333335,
        .seed = 18446744073709551615U,
    });
    check(data::NoisyLinear{
        .samples = 101,
        .features = 2,
        .bias = 0.3333333333333333,
        .noise = 0.43333333333333335,
        .seed = 18446744073709551615U,
    });
    check(data::Noise{
        .samples = 1001,
        .shape = {1, 1},
        .classes = 3,
        .outputs = 1,
        .seed = 18446744073709551615U,
    });
    check(data::Scale{.factor = 1.3333333333333333});
    check(data::Standardize{});
    check(data::MinMax{.low = 0.3333333333333333, .high = 1.3333333333333333});
    check(data::OneHot{.classes = 1});
    check(data::Flatten{});
    check(data::WithoutReplacement{});
    check(data::WithReplacement{});
    check(data::Sequential{});
    check(GridSearch{});
    check(RandomSearch{.trials = 21, .seed = 18446744073709551615U});
}
