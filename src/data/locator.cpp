#include "xgrad/data/locator.hpp"

#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

namespace xgrad::data {
namespace {

namespace fs = std::filesystem;

bool is_there(const fs::path& path) {
    std::error_code unreadable;
    return fs::exists(path, unreadable);
}

void add_names(const fs::path& folder, std::vector<std::string>& names) {
    std::error_code missing;
    for (const auto& entry : fs::directory_iterator(folder, missing))
        names.push_back(entry.path().filename());
}

// The file nearest in name to the wanted one, beside it in one of the folders, as a path like the wanted.
std::string nearest_file(const fs::path& path, const std::vector<fs::path>& folders) {
    std::vector<std::string> names;
    for (const fs::path& folder : folders) add_names((folder / path).parent_path(), names);
    std::sort(names.begin(), names.end());  // the order of a folder is not ours
    const std::string nearest = nearest_name(path.filename().string(), names);
    return nearest.empty() ? "" : (path.parent_path() / nearest).string();
}

std::string folder_name(const fs::path& folder) {
    return folder == "." ? "the working folder" : folder.lexically_normal().string();
}

std::string describe(const std::vector<SearchPlace>& places) {
    std::string text;
    for (const SearchPlace& place : places)
        text += fmt::format("{}{} ({})", text.empty() ? "" : ", ", place.label,
                            place.folder.empty() ? "not given" : folder_name(place.folder));
    return text;
}

}  // namespace

fs::path Locator::operator()(const std::string& path) const {
    const bool absolute = fs::path(path).is_absolute();
    std::vector<fs::path> folders;
    if (absolute) folders.emplace_back("/");
    for (const SearchPlace& place : places_)
        if (!absolute && !place.folder.empty()) folders.push_back(place.folder);
    for (const fs::path& folder : folders)
        if (is_there(folder / path)) return (folder / path).lexically_normal();

    const std::string nearest = nearest_file(path, folders);
    throw FileError({.where = path,
                     .found = absolute ? "no such file" : "no such file in " + describe(places_),
                     .expected = absolute ? "" : "a path from one of these, or an absolute one",
                     .fix = nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest)});
}

}  // namespace xgrad::data
