#include "support/source_tree.hpp"

#include "support/paths.hpp"
#include "support/temp_folder.hpp"

#include <algorithm>
#include <sstream>

namespace xgrad::tests {
namespace fs = std::filesystem;

std::vector<std::string> files_below(const fs::path& folder, const std::string& ending) {
    std::vector<std::string> files;
    if (!fs::exists(source_folder() / folder)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(source_folder() / folder)) {
        const std::string path = fs::relative(entry.path(), source_folder()).generic_string();
        if (entry.is_regular_file() && path.ends_with(ending)) files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<std::string> lines_of(const std::string& path) {
    std::istringstream text(read_file(source_folder() / path));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) lines.push_back(line);
    return lines;
}

}  // namespace xgrad::tests
