#pragma once

#include <string_view>

namespace xgrad {

// Throws ConfigError if the machine has less than these bytes: more would be granted by the system and then not be there.
// `what` they are for: "one array".
void require_memory(double bytes, std::string_view what);

}  // namespace xgrad
