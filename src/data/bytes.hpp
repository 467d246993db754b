#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace xgrad::data {

// All bytes of a file or stream, unpacked if they are gzip's by their content. Throws FileError for what cannot be
// read and DataError for damaged gzip data; both begin with the name.
std::string read_bytes(const std::filesystem::path& path);
std::string read_bytes(std::istream& stream, const std::string& name);

}  // namespace xgrad::data
