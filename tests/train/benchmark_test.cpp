#include "xgrad/train/benchmark.hpp"

#include "support/catch.hpp"

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
