#pragma once

#include "xgrad/base/value.hpp"

#include <optional>
#include <string_view>

namespace xgrad::config {

/// The setting that a path such as "training.batch.size" leads to, as the struct and the pieces in it are now; nothing if
/// there is none. An optional on the way that has no value gets one.
std::optional<Value> find_setting(const Record& record, std::string_view path);

}  // namespace xgrad::config
