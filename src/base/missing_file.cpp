#include "base/missing_file.hpp"

#include <fmt/format.h>
#include <system_error>

namespace xgrad {

Problem cannot_find(const std::filesystem::path& file, const std::vector<std::string>& places) {
    std::string found = fmt::format("cannot find \"{}\"", file.string());
    if (file.is_relative()) found += fmt::format(": looked in {}", fmt::join(places, ", "));
    return {.found = std::move(found)};
}

Problem cannot_find(const std::filesystem::path& file) {
    std::error_code gone;
    return cannot_find(file, {std::filesystem::current_path(gone).string()});
}

}  // namespace xgrad
