#include "xgrad/data/synthetic/noisy_linear.hpp"

#include "data/synthetic/examples.hpp"

#include <fmt/format.h>
#include <numeric>

namespace xgrad::data {
namespace {

std::optional<Problem> check_weights(const NoisyLinear& set) {
    if (set.weights.empty() || static_cast<std::int64_t>(set.weights.size()) == set.features)
        return std::nullopt;
    return Problem{.found = fmt::format("{} weights for {} features", set.weights.size(), set.features),
                   .expected = "one weight a feature, or none to have them drawn"};
}

}  // namespace

Fields<NoisyLinear> NoisyLinear::fields() {
    return Fields<NoisyLinear>{
        "linear",
        "a linear regression: sum(weights * inputs) + bias + noise",
        field("samples", &NoisyLinear::samples).at_least(1).help("examples in all"),
        field("features", &NoisyLinear::features).at_least(1).help("inputs of an example"),
        field("weights", &NoisyLinear::weights)
            .help("one a feature; none: drawn from a standard normal distribution"),
        field("bias", &NoisyLinear::bias).help("the target where all inputs are 0"),
        field("noise", &NoisyLinear::noise).at_least(0).help("standard deviation of the target"),
        field("seed", &NoisyLinear::seed).help("of inputs, weights and noise")}
        .checked(check_weights);
}

Dataset NoisyLinear::make(Dtype dtype) const {
    const RandomStream random(seed, "linear");
    const std::vector<double> inputs = normals({samples, features}, random);
    const std::vector<double> slopes = weights.empty() ? normals({features}, random.substream(0)) : weights;
    std::vector<double> targets = normals({samples}, random.substream(1));
    const double* input = inputs.data();
    for (double& target : targets) {
        target = std::inner_product(slopes.begin(), slopes.end(), input, bias + noise * target);
        input += features;
    }
    Dataset dataset;
    dataset.set("inputs", Array::of<double>({samples, features}, inputs).as(dtype));
    dataset.set("targets", Array::of<double>({samples, 1}, targets).as(dtype));
    return dataset;
}

}  // namespace xgrad::data
