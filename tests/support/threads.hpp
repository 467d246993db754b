#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"

#include <functional>

namespace xgrad::tests {

/// What `run` computes with one thread, after a CHECK that 2, 3 and 7 threads compute the same bits.
Array same_for_any_threads(const std::function<Array(Workers&)>& run);

}  // namespace xgrad::tests
