#pragma once

#include "support/paths.hpp"

#include <cstdlib>
#include <filesystem>
#include <optional>

namespace xgrad::tests {

/// The folder of the larger data sets, which are not part of the project: $XGRAD_TEST_DATA, else shared/data beside
/// the checkout. Nothing where there is none: then SKIP_TEST.
inline std::optional<std::filesystem::path> shared_data() {
    const char* set = std::getenv("XGRAD_TEST_DATA");
    const auto folder =
        set != nullptr ? std::filesystem::path(set) : source_folder().parent_path() / "shared" / "data";
    if (!std::filesystem::is_directory(folder)) return std::nullopt;
    return folder;
}

}  // namespace xgrad::tests
