#include "fused.hpp"
#include "shared_loop.hpp"

#include <cmath>

namespace xgrad::benchmarks {
namespace {

float chain_loop(std::int64_t count, const float* __restrict x, float* __restrict gradient) {
    float value = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const float square = x[i] * x[i];
        const float tanh = std::tanh(x[i]);
        const float bell = std::exp(-square);
        const float sigmoid = 1 / (1 + std::exp(-x[i]));
        const float log = std::log(1 + square);
        value += tanh * bell + log * sigmoid;
        gradient[i] = bell * (1 - tanh * tanh - 2 * x[i] * tanh) +
                      sigmoid * (2 * x[i] / (1 + square) + log * (1 - sigmoid));
    }
    return value;
}

}  // namespace

float chain(std::int64_t count, const float* x, float* gradient, int threads) {
    return sum_over_threads(count, threads, [=](std::int64_t i, std::int64_t part) {
        return chain_loop(part, x + i, gradient + i);
    });
}

}  // namespace xgrad::benchmarks
