#include "fused.hpp"
#include "shared_loop.hpp"

#include <cmath>

namespace xgrad::benchmarks {
namespace {

void sgd_loop(std::int64_t count, float* __restrict parameters, const float* __restrict gradients,
              float learning_rate) {
    for (std::int64_t i = 0; i < count; ++i) parameters[i] -= learning_rate * gradients[i];
}

void adam_loop(std::int64_t count, float* __restrict parameters, const float* __restrict gradients,
               float* __restrict first, float* __restrict second, AdamStep step) {
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradients[i];
        const float m = first[i] = 0.9F * first[i] + 0.1F * g;
        const float v = second[i] = 0.999F * second[i] + 0.001F * g * g;
        parameters[i] -= step.learning_rate * (m * step.first_correction) /
                         (std::sqrt(v * step.second_correction) + 1e-8F);
    }
}

}  // namespace

void sgd_update(std::int64_t count, float* parameters, const float* gradients, float learning_rate,
                int threads) {
    for_threads(count, threads, [=](std::int64_t i, std::int64_t part) {
        sgd_loop(part, parameters + i, gradients + i, learning_rate);
    });
}

void adam_update(std::int64_t count, float* parameters, const float* gradients, float* first, float* second,
                 AdamStep step, int threads) {
    for_threads(count, threads, [=](std::int64_t i, std::int64_t part) {
        adam_loop(part, parameters + i, gradients + i, first + i, second + i, step);
    });
}

}  // namespace xgrad::benchmarks
