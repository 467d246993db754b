#pragma once

#include <cstddef>

namespace xgrad::tests {

/// How often memory has been asked of `operator new` since the program began, on any thread.
std::size_t allocations();

}  // namespace xgrad::tests
