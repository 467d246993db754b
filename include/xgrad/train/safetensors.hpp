#pragma once

#include "xgrad/base/array.hpp"

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace xgrad {

/// Named arrays and a few words about them: what a model file holds.
struct TensorFile {
    std::vector<std::pair<std::string, Array>> tensors = {};  ///< in the order of the file; names are unique
    std::map<std::string, std::string> metadata = {};

    /// The tensor of that name, or nullptr.
    const Array* find(const std::string& name) const;
};

/// Writes the safetensors format (Hugging Face, version 0.4: header length, JSON header, raw little-endian data); the
/// same content gives the same bytes. The file appears whole or not at all. Throws FileError.
void write_safetensors(const std::filesystem::path& path, const TensorFile& content);

/// Reads such a file; F32, F64, I64 and BOOL tensors. Throws FileError if it cannot be read and DataError if it is no
/// safetensors file, is cut short or holds a tensor of another type.
TensorFile read_safetensors(const std::filesystem::path& path);

}  // namespace xgrad
