#include "xgrad/nn/layers/batch_norm.hpp"

#include "support/arrays.hpp"
#include "support/catch.hpp"
#include "support/gradient_check.hpp"
#include "support/nn.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/gradient.hpp"
#include "xgrad/graph/ops.hpp"
#include "xgrad/program/program.hpp"

#include <cmath>

using namespace xgrad;
using namespace xgrad::tests;

namespace {

// Two features of four examples, a scale and a bias for each, and what running statistics start from.
const Array x = doubles({4, 2}, {1, 10, 2, -20, 4, 30, -3, 5});
const Array scale = doubles({2}, {2, 0.5});
const Array bias = doubles({2}, {-1, 3});
const Array zeros = doubles({2}, {0, 0});
const Array ones = doubles({2}, {1, 1});

Array trained(const nn::BatchNorm& layer, const std::vector<Array>& arguments) {
    return evaluate(traced(layer, {arguments.front()}, nn::Mode::train), arguments);
}

// The running mean and variance after a training step, from those before it; without scale and bias.
std::vector<Array> moved(nn::BatchNorm layer, const Array& inputs, const std::vector<Array>& running) {
    layer.scale = layer.bias = false;
    Graph graph;
    nn::Scope scope(graph, inputs.dtype(), nn::Mode::train);
    const Var in = graph.input("x", inputs.shape(), inputs.dtype());
    layer(scope, in);
    return Program({in, scope.state_vars()[0], scope.state_vars()[1]},
                   scope.next_states())(std::vector<Array>{inputs, running[0], running[1]});
}

// Cotangents of x, scale and bias in training.
std::vector<Array> pulled_back(const Array& cotangent) {
    Graph graph;
    std::vector<Var> vars;
    const std::vector<Var> y{traced(nn::BatchNorm{}, {x}, nn::Mode::train)(graph, vars)};
    const std::vector<Var> g{graph.constant(cotangent)};
    return Program(
        vars, reverse_sweep(y, g, std::span(vars).first(3)))(std::vector<Array>{x, scale, bias, zeros, ones});
}

bool close(const Array& a, const std::vector<double>& b) { return relative_difference(values(a), b) < 1e-14; }

}  // namespace

// PyTorch 1.13.1: BatchNorm1d(2) in float64.
TEST_CASE("training takes each feature's mean and variance over the mini-batch") {
    CHECK(close(trained({}, {x, scale, bias, zeros, ones}),
                {-0.9999999999999999, 3.105279359291963, -0.21553606288082938, 2.2630444849562563,
                 1.3533918113575116, 3.666769275515768, -4.137855748476682, 2.964906880236012}));
    CHECK(close(trained({.scale = false, .bias = false}, {x, zeros, ones}),
                {0, 0.21055871858392672, 0.39223196855958525, -1.4739110300874871, 1.1766959056787558,
                 1.3335385510315358, -1.568927874238341, -0.07018623952797559}));
}

// PyTorch 1.13.1: BatchNorm1d(2), the cotangents by backward.
TEST_CASE("derivatives by inputs, scale and bias are PyTorch's") {
    const auto g = pulled_back(doubles({4, 2}, {1, -1, 0.5, 2, -2, 0.25, 3, 1}));
    CHECK(relative_difference(values(g[0]), {0.29417397641968895, -0.039587805188848316, 0.42994576860760586,
                                             0.010406926115631033, -0.47520655269531614, 0.01832448532786703,
                                             -0.24891319233197873, 0.010856393745350253}) < 1e-13);
    CHECK(close(g[1], {-6.864059449792742, -2.8951823805289925}));
    CHECK(close(g[2], {2.5, 2.25}));
}

// Ioffe and Szegedy 2015, section 3, made simple: dx = scale / sqrt(variance + epsilon) (g - mean(g) - n mean(g n)),
// n being the normalized x.
TEST_CASE("the derivative by the inputs is the closed form") {
    const Array inputs = random_array({8, 3}, Dtype::float64, 1);
    const Array cotangent = random_array({8, 3}, Dtype::float64, 2);
    const nn::BatchNorm plain{
        .epsilon = 0.01, .scale = false, .bias = false, .track_running_statistics = false};
    const Function f = [&](std::span<const Var> arguments) {
        nn::Scope scope(arguments[0].graph(), Dtype::float64, nn::Mode::train);
        return plain(scope, arguments[0]);
    };
    const std::vector<double> dx = values(pull_back(f, {inputs}, cotangent)[0]);
    std::vector<double> expected(24);
    for (std::size_t feature = 0; feature < 3; ++feature) {
        double mean = 0;
        double variance = 0;
        double mean_g = 0;
        double mean_gn = 0;
        const auto at = [&](const Array& a, std::size_t row) {
            return a.at(static_cast<std::int64_t>(3 * row + feature));
        };
        for (std::size_t row = 0; row < 8; ++row) mean += at(inputs, row) / 8;
        for (std::size_t row = 0; row < 8; ++row) variance += std::pow(at(inputs, row) - mean, 2) / 8;
        const double deviation = std::sqrt(variance + 0.01);
        for (std::size_t row = 0; row < 8; ++row) {
            mean_g += at(cotangent, row) / 8;
            mean_gn += at(cotangent, row) * (at(inputs, row) - mean) / deviation / 8;
        }
        for (std::size_t row = 0; row < 8; ++row)
            expected[3 * row + feature] =
                (at(cotangent, row) - mean_g - (at(inputs, row) - mean) / deviation * mean_gn) / deviation;
    }
    CHECK(relative_difference(dx, expected) < 1e-14);
}

TEST_CASE("derivatives agree with central differences, first and second ones, in training and in use") {
    const nn::BatchNorm untracked{.track_running_statistics = false};
    const Array s = random_array({3}, Dtype::float64, 1);
    const Array b = random_array({3}, Dtype::float64, 2);
    for (const Shape& shape : {Shape{5, 3}, Shape{2, 3, 4}, Shape{1, 3, 2, 2}}) {
        const Array inputs = random_array(shape, Dtype::float64, 3);
        const Tracing f = traced(untracked, {inputs}, nn::Mode::train);
        CHECK_NOTHROW(check_gradient(f, {inputs, s, b}));
        CHECK_NOTHROW(check_second_gradient(f, {inputs, s, b}));
        const Tracing in_use = traced(nn::BatchNorm{}, {inputs});
        const Array mean = random_array({3}, Dtype::float64, 4);
        const Array variance = random_array({3}, Dtype::float64, 5, 0.5, 2);
        CHECK_NOTHROW(check_gradient(in_use, {inputs, s, b, mean, variance}));
        CHECK_NOTHROW(check_second_gradient(in_use, {inputs, s, b, mean, variance}));
    }
}

// PyTorch 1.13.1. The first by hand: 0.9 * 0 + 0.1 * 1 and 0.9 * 1 + 0.1 * 26 / 3.
TEST_CASE("running statistics move by the share of momentum, the variance by its unbiased estimate") {
    const auto first = moved({}, x, {zeros, ones});
    CHECK(close(first[0], {0.1, 0.625}));
    CHECK(close(first[1], {1.7666666666666666, 43.19166666666667}));
    const auto second = moved({}, doubles({4, 2}, {0, 1, 1, 2, 2, 4, 5, 8}), first);
    CHECK(close(second[0], {0.29, 0.9375}));
    CHECK(close(second[1], {2.0566666666666666, 39.83083333333334}));
    CHECK(close(moved({.momentum = 1}, x, first)[0], {1, 6.25}));
    CHECK(moved({.momentum = 0}, x, first)[1] == first[1]);
}

// PyTorch 1.13.1, eval() after the two steps above.
TEST_CASE("in use the running statistics take the place of the mini-batch's, and stay as they are") {
    const nn::BatchNorm layer;
    const Array inputs = doubles({2, 2}, {1, 10, 2, -20});
    const std::vector<Array> arguments{inputs, scale, bias, doubles({2}, {0.29, 0.9375}),
                                       doubles({2}, {2.0566666666666666, 39.83083333333334})};
    CHECK(close(evaluate(traced(layer, {inputs}), arguments),
                {-0.009840100375938077, 3.717973265344187, 1.384751307545276, 1.3412341800668788}));
    Graph graph;
    nn::Scope scope(graph, Dtype::float64, nn::Mode::evaluate);
    layer(scope, graph.input("x", {2, 2}, Dtype::float64));
    CHECK(scope.next_states()[0].id() == scope.state_vars()[0].id());
}

// PyTorch 1.13.1: BatchNorm2d(2, momentum=0.25, eps=1e-3).
TEST_CASE("of images each channel is normalized over the mini-batch and all pixels") {
    const Array images = doubles({2, 2, 2, 2}, {1, 2, 3, 4, 0, -1, 5, 2, 2, 2, 8, 0, 1, 3, -2, 4});
    const nn::BatchNorm layer{.momentum = 0.25, .epsilon = 1e-3};
    CHECK(close(trained(layer, {images, ones, zeros, zeros, ones}),
                {-0.7682757728192977, -0.3292610454939847, 0.10975368183132822, 0.5487684091566412,
                 -0.6545913316447773, -1.0909855527412957, 1.527379773837814, 0.2181971105482592,
                 -0.3292610454939847, -0.3292610454939847, 2.304827318457893, -1.2072905001446106,
                 -0.21819711054825908, 0.6545913316447775, -1.5273797738378139, 1.0909855527412957}));
    const auto running = moved(layer, images, {zeros, ones});
    CHECK(close(running[0], {0.6875, 0.375}));
    CHECK(close(running[1], {2.232142857142857, 2.25}));
}

// By hand: deviations of 1.5 and 0.5 from a variance of 1.25. The mean of squares would be 1e8 + 3e4, of which float32 has
// eight digits.
TEST_CASE("a mean that is large beside the deviation costs no digits of it") {
    const Array inputs = floats({4, 1}, {10000, 10001, 10002, 10003});
    const Array y = trained({.epsilon = 1e-12, .scale = false, .bias = false},
                            {inputs, floats({1}, {0}), floats({1}, {1})});
    CHECK_THAT(y.at(0), WithinAbs(-1.3416408, 1e-6));
    CHECK_THAT(y.at(2), WithinAbs(0.4472136, 1e-6));
}

TEST_CASE("without running statistics the mini-batch's own serve in use too") {
    const nn::BatchNorm layer{.track_running_statistics = false};
    const std::vector<Array> arguments{x, scale, bias};
    CHECK(evaluate(traced(layer, {x}), arguments) == trained(layer, arguments));
}

TEST_CASE(
    "its parameters are a scale and a bias, which start at 1 and 0 unless set, and its states no "
    "parameters") {
    const auto declared = [](const nn::BatchNorm& layer) {
        Graph graph;
        nn::Scope root(graph, Dtype::float64, nn::Mode::evaluate, {.l2 = 1});
        nn::Scope scope = root.child("norm1");
        layer(scope, graph.input("x", {5, 3}, Dtype::float64));
        return scope;
    };
    const nn::Scope scope = declared({.bias_initializer = nn::Constant{.value = 7}});
    REQUIRE(scope.parameters().size() == 2);
    CHECK(scope.parameters()[0].name == "norm1/scale");
    CHECK(scope.parameters()[0].initial_values(1, Dtype::float64) == doubles({3}, {1, 1, 1}));
    CHECK(scope.parameters()[1].name == "norm1/bias");
    CHECK(scope.parameters()[1].initial_values(1, Dtype::float64) == doubles({3}, {7, 7, 7}));
    CHECK(nn::total_penalty(scope).empty());
    REQUIRE(scope.states().size() == 2);
    CHECK(scope.states()[0].name == "norm1/running_mean");
    CHECK(scope.states()[0].initial_values(1, Dtype::float64) == doubles({3}, {0, 0, 0}));
    CHECK(scope.states()[1].name == "norm1/running_variance");
    CHECK(scope.states()[1].initial_values(1, Dtype::float64) == doubles({3}, {1, 1, 1}));
    CHECK(declared({.scale = false, .bias = false}).parameters().empty());
    CHECK(declared({.track_running_statistics = false}).states().empty());
}

TEST_CASE("a single value has no variance, so that in training a feature or channel needs two") {
    const auto refused = [](const Shape& shape, nn::Mode mode) -> std::string {
        Graph graph;
        nn::Scope root(graph, Dtype::float32, mode);
        nn::Scope scope = root.child("norm1", {.label = "model[1] (BatchNorm \"norm1\")"});
        try {
            nn::BatchNorm{}(scope, graph.input("x", shape, Dtype::float32));
        } catch (const ShapeError& error) {
            return error.what();
        }
        return "";
    };
    CHECK(
        refused({1, 5}, nn::Mode::train) ==
        "model[1] (BatchNorm \"norm1\"): a mini-batch of one example of shape [5], and so one value for each "
        "feature; expected two or more in training, as a single one has no variance; take larger "
        "mini-batches; if it is what an epoch leaves over, set \"drop_last\": true");
    CHECK_THAT(refused({1, 5, 1, 1}, nn::Mode::train), ContainsSubstring("one value for each channel"));
    CHECK(refused({1, 5, 2}, nn::Mode::train).empty());
    CHECK(refused({2, 5}, nn::Mode::train).empty());
    CHECK(refused({1, 5}, nn::Mode::evaluate).empty());
}

TEST_CASE("inputs have an axis of features and the model's dtype, and settings their bounds") {
    CHECK_THAT(refusal(nn::BatchNorm{}, {Array({5}, Dtype::float32)}),
               ContainsSubstring("inputs have shape [], one number an example"));
    CHECK_THAT(refusal(nn::BatchNorm{}, {Array({5, 2}, Dtype::int64)}), ContainsSubstring("inputs of int64"));
    nn::BatchNorm wrong{.momentum = 1.5, .epsilon = 0};
    const auto problems = validate(record_of(wrong));
    REQUIRE(problems.size() == 2);
    CHECK(problems[0].path == "momentum");
    CHECK(problems[1].path == "epsilon");
}
