#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/config/located_json.hpp"

#include <string>

namespace xgrad::config {

/// A value as messages quote it: `"red"`, 3.5, "a list", "an object".
std::string describe(const LocatedJson& json);

/// What a setting takes: "a whole number, at least 1", "mean or sum", "a list of numbers, each above 0".
std::string expected_kind(const Field& field, const Value& value);

}  // namespace xgrad::config
