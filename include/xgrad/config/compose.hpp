#pragma once

#include "xgrad/config/located_json.hpp"

#include <filesystem>

namespace xgrad::config {

/// Whether the path stands for standard input: "-".
bool is_standard_input(const std::filesystem::path& path);

/// Parses a config file ("-": standard input) and the files it extends ("extends": "base.json", looked for beside the file that says so).
/// Objects are merged key by key, with the extending file's values in place of the extended one's; everything else, and
/// an object whose "type", "format" or "kind" differs, is replaced. Throws FileError if the file cannot be read, and
/// ConfigError as parse does, for an extended file that cannot be read, and for files that extend each other in a circle.
LocatedJson read_file(const std::filesystem::path& path);

/// The same for a config that is part of another file: completes it by what it extends, looked for in that folder.
LocatedJson complete(LocatedJson config, const std::filesystem::path& folder);

}  // namespace xgrad::config
