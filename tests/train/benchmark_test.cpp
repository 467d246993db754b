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
    CHECK(times.limit > times.update);  // by what the products take
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

TEST_CASE("the profile goes from the mini-batch to the update, and counts what each reads and writes") {
    const std::vector<KernelTime> kernels = Benchmark(moons()).profile(0.01);
    REQUIRE(kernels.size() > 2);
    CHECK(kernels.front().op == "gather");
    CHECK(kernels.front().scope == "mini-batch");
    CHECK(kernels.front().bytes ==
          2 * 10 * (2 * 4 + 8));  // two float32 numbers and an int64 label an example
    CHECK(kernels.back().op == "update");
    CHECK(kernels.back().bytes ==
          3 * 4 * (16 + 16 + 16 + 16));  // 16, 8, 16 and 2 numbers, each in whole cache lines
    const auto relu = std::find_if(kernels.begin(), kernels.end(), [](const KernelTime& kernel) {
        return kernel.op == "add+relu";  // stored, as the way back reads it
    });
    REQUIRE(relu != kernels.end());
    CHECK(relu->bytes == 4 * (80 + 8 + 80));
}

TEST_CASE("a step that is measured is one on a whole mini-batch") {
    Experiment experiment = moons();
    experiment.training.batch.size = 30;  // of 40 examples
    Benchmark benchmark(experiment);
    benchmark.measure(0.01);
    for (const KernelTime& kernel : benchmark.profile(0.01))
        if (kernel.op == "matmul" && kernel.scope == "linear1") CHECK(kernel.shape == Shape{30, 8});
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
