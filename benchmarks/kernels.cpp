// Kernels alone on one thread, by Google Benchmark: products by library at the shapes that networks have, loops of maps,
// reductions, softmax, and updates of the optimizers.
#include "kernels/block_product.hpp"
#include "kernels/contract.hpp"
#include "workload.hpp"

#include <atomic>
#include <benchmark/benchmark.h>
#include <chrono>
#include <set>
#include <thread>
#include <xgrad/graph/ops.hpp>
#include <xgrad/optim/optimizers.hpp>
#include <xgrad/optim/updater.hpp>
#include <xgrad/program/program.hpp>

namespace xgrad::benchmarks {
namespace {

void count_flops(benchmark::State& state, double flops) {
    state.counters["FLOP/s"] = benchmark::Counter(flops, benchmark::Counter::kIsIterationInvariantRate);
}

void count_bytes(benchmark::State& state, std::int64_t bytes) {
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * bytes);
}

// Products: rows, columns, inner, and whether a and b are transposed.

kernels::BlockShape block_of(const benchmark::State& state) {
    const std::int64_t rows = state.range(0);
    const std::int64_t columns = state.range(1);
    const std::int64_t inner = state.range(2);
    const bool transpose_a = state.range(3) != 0;
    const bool transpose_b = state.range(4) != 0;
    return {.rows = rows,
            .columns = columns,
            .inner = inner,
            .transpose_a = transpose_a,
            .transpose_b = transpose_b,
            .a_stride = transpose_a ? rows : inner,
            .b_stride = transpose_b ? inner : columns,
            .c_stride = columns};
}

template <class Multiply>
void time_product(benchmark::State& state, const kernels::BlockShape& shape, const Multiply& multiply) {
    const auto a = normal_numbers(shape.rows * shape.inner);
    const auto b = normal_numbers(shape.inner * shape.columns);
    std::vector<float> c(static_cast<std::size_t>(shape.rows * shape.columns));
    for (auto _ : state) multiply(a.data(), b.data(), c.data());
    count_flops(state, 2 * shape.work());
}

using Library = kernels::BlockProduct<float> (*)(const kernels::BlockShape&);

void product(benchmark::State& state, Library library, bool is_there) {
    if (!is_there) return state.SkipWithError("xgrad was built without that library");
    const kernels::BlockShape shape = block_of(state);
    time_product(state, shape, library(shape));
}

// In the library and the blocks that xgrad chooses.
void chosen_product(benchmark::State& state) {
    const kernels::BlockShape shape = block_of(state);
    const kernels::Product<float> product({.rows = shape.rows,
                                           .columns = shape.columns,
                                           .inner = shape.inner,
                                           .transpose_a = shape.transpose_a,
                                           .transpose_b = shape.transpose_b});
    Workers alone(1);
    time_product(state, shape, [&](const float* a, const float* b, float* c) { product(a, b, c, alone); });
}

// Those of the workloads, each once.
void network_shapes(benchmark::internal::Benchmark* benchmark) {
    std::set<std::vector<std::int64_t>> shapes;
    for (const char* name : {"tiny", "textbook", "small", "wide", "deep"}) {
        const Workload workload = read_workload(name);
        for (std::size_t layer = 1; layer < workload.widths.size(); ++layer) {
            const std::int64_t in = workload.widths[layer - 1];
            const std::int64_t out = workload.widths[layer];
            shapes.insert({workload.batch, out, in, 0, 0});
            shapes.insert({in, out, workload.batch, 1, 0});
            if (layer > 1) shapes.insert({workload.batch, in, out, 0, 1});
        }
    }
    benchmark->ArgNames({"rows", "columns", "inner", "transpose_a", "transpose_b"});
    for (const auto& shape : shapes) benchmark->Args(shape);
}

BENCHMARK_CAPTURE(product, openblas, kernels::blas_product<float>, true)->Apply(network_shapes);
BENCHMARK_CAPTURE(product, libxsmm, kernels::xsmm_product<float>, kernels::has_xsmm())->Apply(network_shapes);
BENCHMARK(chosen_product)->Name("product/xgrad")->Apply(network_shapes);

// Maps, reductions and softmax, as programs of one kernel over [rows, columns].

using Function = Var (*)(const Var& x);

void function(benchmark::State& state, Function f) {
    const Shape shape{state.range(0), state.range(1)};
    Graph graph;
    const Var x = graph.input("x", shape, Dtype::float32);
    const Var y = f(x);
    Workers alone(1);
    Program program({x}, {y}, alone);
    const auto in = Array::of<float>(shape, normal_numbers(shape[0] * shape[1]));
    Array out(y.shape(), y.dtype());
    program.bind_input(0, in.data());
    program.bind_output(0, out.data());
    for (auto _ : state) program.run();
    count_bytes(state, static_cast<std::int64_t>(in.bytes() + out.bytes()));
}

void sizes(benchmark::internal::Benchmark* benchmark) {
    benchmark->ArgNames({"rows", "columns"})
        ->Args({32, 64})
        ->Args({100, 10})
        ->Args({256, 1024})
        ->Args({1000, 1000});
}

BENCHMARK_CAPTURE(function, copy_with_sign, [](const Var& x) { return -x; })->Apply(sizes);
BENCHMARK_CAPTURE(function, relu, [](const Var& x) { return maximum(x, 0); })->Apply(sizes);
BENCHMARK_CAPTURE(function, exp, [](const Var& x) { return exp(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, log1p_of_square, [](const Var& x) { return log1p(square(x)); })->Apply(sizes);
BENCHMARK_CAPTURE(function, tanh, [](const Var& x) { return tanh(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, sigmoid, [](const Var& x) { return sigmoid(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, erf, [](const Var& x) { return erf(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, sum_of_all, [](const Var& x) { return sum(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, sum_of_rows, [](const Var& x) { return sum(x, {1}); })->Apply(sizes);
BENCHMARK_CAPTURE(function, sum_of_columns, [](const Var& x) { return sum(x, {0}); })->Apply(sizes);
BENCHMARK_CAPTURE(function, max_of_rows, [](const Var& x) { return max(x, {1}); })->Apply(sizes);
BENCHMARK_CAPTURE(function, softmax, [](const Var& x) { return softmax(x); })->Apply(sizes);
BENCHMARK_CAPTURE(function, log_softmax, [](const Var& x) { return log_softmax(x); })->Apply(sizes);

// Updates of so many parameters.

template <class Rule> void update(benchmark::State& state) {
    const std::int64_t count = state.range(0);
    Workers alone(1);
    optim::Updater updater(optim::Optimizer(Rule{}), Dtype::float32, count, alone);
    auto parameters = Array::of<float>({count}, normal_numbers(count));
    const auto gradients = parameters.clone();
    for (auto _ : state) updater.step(parameters, gradients);
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * count);
}

// A loop of two blocks that wait for each other: until a second thread has come and both are done.
void second_thread(benchmark::State& state, bool is_asleep) {
    Workers two(2);
    for (auto _ : state) {
        if (is_asleep) {
            state.PauseTiming();
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
            state.ResumeTiming();
        }
        std::atomic<int> begun{0};
        const auto meet = [&](std::int64_t) {
            ++begun;
            while (begun < 2) {}
        };
        two.for_each_block(2, meet, 1000);
    }
}

BENCHMARK_CAPTURE(second_thread, awake, false)->UseRealTime();
BENCHMARK_CAPTURE(second_thread, asleep, true)->UseRealTime();

BENCHMARK(update<optim::SGD>)->Arg(1'000)->Arg(40'000)->Arg(2'000'000);
BENCHMARK(update<optim::Momentum>)->Arg(1'000)->Arg(40'000)->Arg(2'000'000);
BENCHMARK(update<optim::Adam>)->Arg(1'000)->Arg(40'000)->Arg(2'000'000);

}  // namespace
}  // namespace xgrad::benchmarks
