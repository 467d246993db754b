#pragma once

#include <cstdint>

// Loops as one would write them by hand for this one purpose on this one processor. They share the elements out over
// `threads` of OpenMP's; pointers do not overlap.
namespace xgrad::benchmarks {

void sgd_update(std::int64_t count, float* parameters, const float* gradients, float learning_rate,
                int threads);

/// What an Adam step multiplies by: its rate and 1 / (1 - beta^t), which are known before the loop.
struct AdamStep {
    float learning_rate;
    float first_correction;
    float second_correction;
};

void adam_update(std::int64_t count, float* parameters, const float* gradients, float* first, float* second,
                 AdamStep step, int threads);

/// The value of the chain, and its gradient.
float chain(std::int64_t count, const float* x, float* gradient, int threads);

}  // namespace xgrad::benchmarks
