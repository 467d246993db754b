#pragma once

#include <string>

namespace xgrad {

/// The reference of the JSON format in Markdown, made from the descriptions of all settings and tables, users' own
/// entries included: docs/reference.md.
std::string json_reference();

}  // namespace xgrad
