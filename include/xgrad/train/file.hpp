#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace xgrad {

/// The whole file. Throws FileError, with the system's reason.
std::string read_file(const std::filesystem::path& path);

/// Puts the content in place of the file: written beside it first and renamed, so that whoever looks finds the old
/// content or the new, never a part. Throws FileError, with the system's reason.
void replace_file(const std::filesystem::path& name, std::string_view content);

/// Whether all that the folder holds is what a replace_file left that was killed.
bool holds_only_unfinished(const std::filesystem::path& folder);
/// Removes that, as far as it can.
void remove_unfinished(const std::filesystem::path& folder);

/// Makes a folder for results, with those above it, unless it is there. Throws FileError, with the system's reason.
void make_folder(const std::filesystem::path& path);

}  // namespace xgrad
