#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xgrad::data {

/// A folder in which data files are looked for, and what the user calls it: "--data-root", "$XGRAD_DATA".
struct DataFolder {
    std::string label;
    std::filesystem::path path;
};

/// Finds data files. A relative path is looked for in each folder in turn; without folders, in the current one.
class Locator {
public:
    Locator() = default;
    explicit Locator(std::vector<DataFolder> folders) : folders_(std::move(folders)) {}

    /// Throws FileError, which names every place that was tried.
    std::filesystem::path operator()(const std::string& path) const;

private:
    std::vector<DataFolder> folders_;
};

}  // namespace xgrad::data
