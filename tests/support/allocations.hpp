#pragma once

#include <cstddef>
#include <optional>

namespace xgrad::tests {

/// How often memory has been asked of `operator new` since the program began, on any thread; nothing where a sanitizer
/// has an operator of its own.
std::optional<std::size_t> allocations();

}  // namespace xgrad::tests
