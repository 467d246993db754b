#pragma once

#include <string_view>

namespace xgrad {

/// The version of the library that is linked: "major.minor.patch".
std::string_view version();

}  // namespace xgrad
