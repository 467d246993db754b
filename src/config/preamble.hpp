#pragma once

#include "xgrad/config/located_json.hpp"

#include <cstdint>

namespace xgrad::config {

/// Takes off what a config says of itself: "$schema", by which editors find the schema, and "version".
/// Throws ConfigError for another version than `version`: the rest could mean anything.
void take_preamble(LocatedJson& config, std::int64_t version);

}  // namespace xgrad::config
