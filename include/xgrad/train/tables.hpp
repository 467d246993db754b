#pragma once

#include "xgrad/base/table.hpp"

#include <vector>

namespace xgrad {

/// All tables of types that a config can name, the ones that people ask for most first.
std::vector<const AnyTable*> all_tables();

}  // namespace xgrad
