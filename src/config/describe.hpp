#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/config/located_json.hpp"

#include <string>

namespace xgrad::config {

/// A value as messages quote it: "red" in quotes, 3.5, a list, an object.
std::string describe(const LocatedJson& json);

/// What a setting takes: "a whole number, at least 1", "\"mean\" or \"sum\"", "a list of numbers".
std::string expected_kind(const Field& field, const Value& value);

/// "a layer", "an optimizer".
std::string with_article(const std::string& noun);

}  // namespace xgrad::config
