#pragma once

#include "xgrad/config/located_json.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace xgrad::config {

// The number that the value is, where it is one of that kind. 1e3 and 2.0 are whole numbers too.
std::optional<double> to_double(const LocatedJson& json);
std::optional<std::int64_t> to_integer(const LocatedJson& json);
std::optional<std::uint64_t> to_unsigned(const LocatedJson& json);

/// What to tell somebody who wrote a number, true or false in quotes; nothing for other values.
std::string without_quotes(const LocatedJson& json);

}  // namespace xgrad::config
