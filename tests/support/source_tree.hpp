#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xgrad::tests {

/// The paths, from the checkout's root and in order, of all files below its folder whose names end so.
std::vector<std::string> files_below(const std::filesystem::path& folder, const std::string& ending);

/// The lines of a file of the checkout.
std::vector<std::string> lines_of(const std::string& path);

}  // namespace xgrad::tests
