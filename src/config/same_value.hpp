#pragma once

#include "xgrad/base/value.hpp"

namespace xgrad::config {

/// Whether two settings have the same value, to the last bit; structs and pieces, whether all settings below them have.
/// Those of different kinds, and pieces of different types, differ.
bool same_value(const Value& a, const Value& b);

}  // namespace xgrad::config
