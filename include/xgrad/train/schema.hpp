#pragma once

#include <string>

namespace xgrad {

/// The JSON Schema (2020-12) of config files, for editors: it takes what `load` takes, but for faults that only the
/// settings together have, or the data.
std::string json_schema();

/// The same of sweep files.
std::string sweep_schema();

}  // namespace xgrad
