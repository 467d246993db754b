#pragma once

#include "xgrad/base/value.hpp"
#include "xgrad/config/located_json.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace xgrad::config {

/// A struct's settings in full, such that binding the result gives the same struct.
nlohmann::ordered_json dump(const Record& record);

/// What was read, without its places.
nlohmann::ordered_json dump(const LocatedJson& json);

/// JSON text on one line, or indented by so many spaces a level. Bytes that are no UTF-8 are replaced by U+FFFD.
std::string to_text(const nlohmann::ordered_json& json, int indent = -1);

/// JSON text for people: what fits a line of 110 characters stands on one, the rest is indented by two spaces a level.
/// Ends with a line break.
std::string pretty(const nlohmann::ordered_json& json);

}  // namespace xgrad::config
