#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace xgrad::data {

/// A folder in which relative data paths are looked for.
struct SearchPlace {
    std::string label;             ///< what a person calls it: "--data-root", "the config's folder"
    std::filesystem::path folder;  ///< empty: this place is not set
};

/// Finds data files: a relative path below the first of the places that has it, an absolute one where it says.
class Locator {
public:
    /// Looks in the working folder only.
    Locator() : places_{{"the working folder", "."}} {}
    explicit Locator(std::vector<SearchPlace> places) : places_(std::move(places)) {}

    /// Where the file is. Throws FileError, which names every place that was tried and the file there with the
    /// nearest name, if it is nowhere.
    std::filesystem::path operator()(const std::string& path) const;

private:
    std::vector<SearchPlace> places_;
};

}  // namespace xgrad::data
