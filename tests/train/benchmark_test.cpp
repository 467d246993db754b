#include "xgrad/train/benchmark.hpp"

#include "support/catch.hpp"
#include "xgrad/nn/layers/batch_norm.hpp"

#include <algorithm>

using namespace xgrad;

namespace {

Experiment moons() {
    return from_json(R"({
      "data": {"format": "synthetic", "kind": "two_moons", "samples": 40},
      "model": [{"type": "Linear", "units": 8}, "ReLU", {"type": "Linear", "units": 2}],
      "loss": "SoftmaxWithLoss",
      "training": {"batch": {"size": 10}}
    })",
                     "moons.json");
}

}  // namespace

// How long things take is the machine's affair: only what holds on every machine is asked for.
TEST_CASE("a step, its parts and its limit are measured") {
    const StepTimes times = Benchmark(moons()).measure(0.01);
    CHECK(times.step > 0);
    CHECK(times.forward > 0);
    CHECK(times.backward >= 0);
    CHECK(times.update > 0);
    CHECK(times.limit > 0);
    CHECK(times.batch > 0);
    CHECK(times.ratio() == times.step / times.limit);
}

TEST_CASE("the profile lists the products with their operations, twice rows x inner x columns") {
    const std::vector<KernelTime> kernels = Benchmark(moons()).profile(0.01);
    REQUIRE_FALSE(kernels.empty());
    const auto first = std::find_if(kernels.begin(), kernels.end(), [](const KernelTime& kernel) {
        return kernel.op == "matmul" && kernel.shape == Shape{10, 8};
    });
    REQUIRE(first != kernels.end());
    CHECK(first->flops == 2 * 10 * 2 * 8);
}

TEST_CASE("values share memory: a step holds no more than all of them side by side") {
    const MemoryReport memory = Benchmark(moons()).memory();
    CHECK(memory.arena > 0);
    CHECK(memory.arena <= memory.values);
}

TEST_CASE("a network with running statistics is measured and profiled as others are") {
    Experiment experiment = moons();
    experiment.model.insert(experiment.model.begin() + 1, nn::NamedLayer("norm", nn::BatchNorm{}));
    Benchmark benchmark(experiment);
    CHECK(benchmark.measure(0.01).step > 0);
    const std::vector<KernelTime> kernels = benchmark.profile(0.01);
    CHECK(std::ranges::any_of(kernels, [](const KernelTime& kernel) { return kernel.scope == "norm"; }));
    CHECK(std::ranges::any_of(kernels,
                              [](const KernelTime& kernel) { return kernel.scope == "gradient of norm"; }));
}
