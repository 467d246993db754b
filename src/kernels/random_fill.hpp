#pragma once

#include "xgrad/base/random.hpp"
#include "xgrad/base/workers.hpp"

#include <cstdint>

namespace xgrad::kernels {

/// y_i = stream.uniform(i), rounded down to a multiple of 2^-24 for float so that it stays below 1. y: [size].
template <class T> void fill_uniform(const RandomStream& stream, T* y, std::int64_t size, Workers& workers);

}  // namespace xgrad::kernels
