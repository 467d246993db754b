// Kernels alone, at the shapes that networks have (Google Benchmark).
#include "kernels/contract.hpp"
#include "kernels/softmax.hpp"

#include <benchmark/benchmark.h>
#include <xgrad/optim/optimizers.hpp>
#include <xgrad/optim/updater.hpp>

#include <vector>

namespace {

using namespace xgrad;

std::vector<float> ones(std::int64_t count) {
    return std::vector<float>(static_cast<std::size_t>(count), 0.5F);
}

// rows, columns, inner, and which operand is transposed: 0 none, 1 the first, 2 the second
void product(benchmark::State& state) {
    const kernels::Contraction of{.rows = state.range(0),
                                  .columns = state.range(1),
                                  .inner = state.range(2),
                                  .transpose_a = state.range(3) == 1,
                                  .transpose_b = state.range(3) == 2};
    const kernels::Product<float> multiply(of);
    const auto a = ones(of.rows * of.inner);
    const auto b = ones(of.inner * of.columns);
    auto c = ones(of.rows * of.columns);
    Workers alone(1);
    for (auto _ : state) multiply(a.data(), b.data(), c.data(), alone);
    state.counters["FLOP/s"] = benchmark::Counter(2 * static_cast<double>(of.rows * of.columns * of.inner),
                                                  benchmark::Counter::kIsIterationInvariantRate);
}
BENCHMARK(product)
    ->Args({32, 16, 2, 0})
    ->Args({32, 64, 64, 0})
    ->Args({64, 64, 32, 1})
    ->Args({32, 64, 64, 2})
    ->Args({100, 50, 784, 0})
    ->Args({784, 50, 100, 1})
    ->Args({256, 1024, 784, 0})
    ->Args({1024, 1024, 256, 1})
    ->Args({256, 1024, 1024, 2});

void log_softmax(benchmark::State& state) {
    const kernels::AxisView view{.outer = state.range(0), .count = state.range(1), .inner = 1};
    const auto x = ones(view.outer * view.count);
    auto y = x;
    Workers alone(1);
    for (auto _ : state) kernels::log_softmax(view, x.data(), y.data(), alone);
    state.SetItemsProcessed(state.iterations() * view.outer * view.count);
}
BENCHMARK(log_softmax)->Args({32, 2})->Args({100, 10})->Args({256, 1000});

template <class O> void update(benchmark::State& state) {
    Workers alone(1);
    const std::int64_t count = state.range(0);
    optim::Updater updater(optim::Optimizer(O{}), Dtype::float32, count, alone);
    Array parameters({count}, Dtype::float32);
    const Array gradients({count}, Dtype::float32);
    for (auto _ : state) updater.step(parameters, gradients);
    state.SetItemsProcessed(state.iterations() * count);
}
BENCHMARK(update<optim::SGD>)->Arg(40'000)->Arg(1'000'000);
BENCHMARK(update<optim::Adam>)->Arg(40'000)->Arg(1'000'000);

}  // namespace
