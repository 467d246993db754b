#pragma once

#include <cstddef>
#include <optional>

namespace xgrad::tests {

/// How often memory has been asked for since the program began, by `operator new`, malloc or calloc, on any thread;
/// nothing where a sanitizer has its own.
std::optional<std::size_t> allocations();

}  // namespace xgrad::tests
