#pragma once

#include <cstdint>
#include <omp.h>

namespace xgrad::benchmarks {

/// The sum of body(first, count) over the parts of [0, count), one on each of so many threads of OpenMP's. The loops stand
/// in functions of their own: within a parallel region GCC forgets that pointers do not overlap.
template <class Body> float sum_over_threads(std::int64_t count, int threads, const Body& body) {
    if (threads == 1) return body(0, count);
    float sum = 0;
#pragma omp parallel num_threads(threads) reduction(+ : sum)
    {
        const std::int64_t thread = omp_get_thread_num();
        const std::int64_t first = count * thread / threads;
        sum += body(first, count * (thread + 1) / threads - first);
    }
    return sum;
}

template <class Body> void for_threads(std::int64_t count, int threads, const Body& body) {
    sum_over_threads(count, threads, [&body](std::int64_t first, std::int64_t part) {
        body(first, part);
        return 0.0F;
    });
}

}  // namespace xgrad::benchmarks
