#pragma once

#include "xgrad/base/array.hpp"
#include "xgrad/base/workers.hpp"

#include <functional>

namespace xgrad::tests {

/// Whether all threads are at work at once, each waiting in a block until the others have begun theirs; what is run next
/// finds them awake. False after half a minute.
bool all_at_work(Workers& workers);

/// What `run` computes with one thread, after a CHECK that 2, 3 and 7 threads, all awake, compute the same bits.
Array same_for_any_threads(const std::function<Array(Workers&)>& run);

}  // namespace xgrad::tests
