#pragma once

#include <string>

namespace xgrad::tests {

/// The page docs/ops.md: what the headers of the ops say, a section each.
std::string ops_reference();

/// The functions in those headers that nothing is said of.
std::string ops_without_words();

}  // namespace xgrad::tests
