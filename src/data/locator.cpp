#include "xgrad/data/locator.hpp"

#include "base/missing_file.hpp"
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

std::string without_dots(const fs::path& folder) {
    std::error_code gone;
    const fs::path plain = (folder / "").lexically_normal().parent_path();
    return plain.empty() || plain == "." ? fs::current_path(gone).string() : plain.string();
}

std::vector<std::string> described(const std::vector<SearchPlace>& places) {
    std::vector<std::string> texts;
    for (const SearchPlace& place : places)
        if (!place.folder.empty())
            texts.push_back(fmt::format("{} ({})", place.label, without_dots(place.folder)));
    return texts;
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

    Problem problem = cannot_find(path, described(places_));
    if (const std::string nearest = nearest_file(path, folders); !nearest.empty())
        problem.fix = fmt::format("did you mean \"{}\"?", nearest);
    else if (!absolute) problem.fix = "name its folder with --data-root or $XGRAD_DATA";
    throw FileError(std::move(problem));
}

}  // namespace xgrad::data
