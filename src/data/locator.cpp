#include "xgrad/data/locator.hpp"

#include "xgrad/base/error.hpp"

#include <fmt/format.h>

namespace xgrad::data {

namespace fs = std::filesystem;

fs::path Locator::operator()(const std::string& path) const {
    std::error_code ignored;
    std::string tried;
    const bool here = fs::path(path).is_absolute() || folders_.empty();
    if (here && fs::exists(path, ignored)) return path;
    if (here) tried = path;
    else
        for (const DataFolder& folder : folders_) {
            const fs::path candidate = folder.path / path;
            if (fs::exists(candidate, ignored)) return candidate;
            tried += fmt::format("{}{} ({})", tried.empty() ? "" : ", ",
                                 candidate.lexically_normal().string(), folder.label);
        }
    throw FileError({.where = path,
                     .found = fmt::format("no such data file; tried {}", tried),
                     .fix = "say where the data are with --data-root"});
}

}  // namespace xgrad::data
