#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace xgrad::data {

inline constexpr std::size_t all_bytes = static_cast<std::size_t>(-1);

// The bytes of a file or stream, unpacked if they are gzip's by their content: all of them, or those at the beginning, at
// least `enough` if there are so many. Throws FileError for what cannot be read and DataError for damaged gzip data; both
// begin with the name.
std::string read_bytes(const std::filesystem::path& path, std::size_t enough = all_bytes);
std::string read_bytes(std::istream& stream, const std::string& name, std::size_t enough = all_bytes);

}  // namespace xgrad::data
