#include "xgrad/nn/layers/batch_norm.hpp"

#include "nn/example.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/graph/ops.hpp"

#include <fmt/format.h>

namespace xgrad::nn {
namespace {

// The values that a mean or a variance is of.
std::int64_t values_per_channel(const Var& x) { return x.shape().without_axis(1).size(); }

void require_several(const Scope& scope, const Var& x) {
    if (values_per_channel(x) > 1) return;
    throw ShapeError(scope.locate(
        {.found = fmt::format("a mini-batch of one example of shape {}, and so one value for each {}",
                              to_string(example_shape(x)), x.rank() == 2 ? "feature" : "channel"),
         .expected = "two or more in training, as a single one has no variance",
         .fix = "take larger mini-batches; if it is what an epoch leaves over, set \"drop_last\": true"}));
}

// All but the channels'.
Axes reduced_axes(const Var& x) {
    Axes axes{0};
    for (std::size_t axis = 2; axis < x.rank(); ++axis) axes.push_back(static_cast<std::int64_t>(axis));
    return axes;
}

// A number for each channel, so that it broadcasts along the other axes of x.
Var beside(const Var& x, const Var& channels) {
    Shape shape{1, x.dim(1)};
    while (shape.rank() < x.rank()) shape.push_back(1);
    return reshape(channels, shape);
}

}  // namespace

Fields<BatchNorm> BatchNorm::fields() {
    return Fields<BatchNorm>{
        "BatchNorm",
        "(x - mean) / sqrt(variance + epsilon) * scale + bias, for each feature, or for each channel of "
        "images",
        field("momentum", &BatchNorm::momentum)
            .at_least(0)
            .at_most(1)
            .help("running = (1 - momentum) running + momentum new, as in PyTorch: 0.1 is Keras' 0.9"),
        field("epsilon", &BatchNorm::epsilon)
            .above(0)
            .help("added to the variance, so that nothing is divided by 0"),
        field("scale", &BatchNorm::scale).help("multiply by a parameter, one a feature or channel"),
        field("bias", &BatchNorm::bias).help("add a parameter, one a feature or channel"),
        field("scale_initializer", &BatchNorm::scale_initializer).help("how the scale starts"),
        field("bias_initializer", &BatchNorm::bias_initializer).help("how the bias starts"),
        field("track_running_statistics", &BatchNorm::track_running_statistics)
            .help("keep running means and variances for use; false: always take the mini-batch's own")}
        .of_shapes("[n] -> [n]; [channels, ...] -> [channels, ...]")
        .for_example(R"({"type": "BatchNorm", "momentum": 0.1})");
}

Var BatchNorm::operator()(Scope& scope, const Var& x) const {
    require_features(scope, x);
    if (scope.training()) require_several(scope, x);
    const Shape channels{x.dim(1)};
    const Axes axes = reduced_axes(x);
    const bool own = scope.training() || !track_running_statistics;
    Var running_mean;
    Var running_variance;
    if (track_running_statistics) {
        running_mean = scope.state("running_mean", channels, Zeros{});
        running_variance = scope.state("running_variance", channels, Constant{.value = 1});
    }
    const Var center = own ? mean(x, axes, KeepDims::yes) : beside(x, running_mean);
    const Var deviation = x - center;
    // From deviations: the mean of squares less the square of the mean loses all digits where the mean is large.
    const Var variance = own ? mean(square(deviation), axes, KeepDims::yes) : beside(x, running_variance);
    if (scope.training() && track_running_statistics) {
        const auto count = static_cast<double>(values_per_channel(x));
        const auto move = [&](const Var& running, const Var& now) {
            return (1 - momentum) * running + momentum * reshape(now, channels);
        };
        scope.update("running_mean", move(running_mean, center));
        scope.update("running_variance", move(running_variance, variance * (count / (count - 1))));
    }
    Var factor = rsqrt(variance + epsilon);
    if (scale) factor = beside(x, scope.parameter("scale", channels, scale_initializer)) * factor;
    const Var y = deviation * factor;
    return bias ? y + beside(x, scope.parameter("bias", channels, bias_initializer)) : y;
}

}  // namespace xgrad::nn
