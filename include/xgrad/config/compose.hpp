#pragma once

#include "xgrad/config/located_json.hpp"

#include <filesystem>
#include <string>

namespace xgrad::config {

/// Parses a config file and the files it extends ("extends": "base.json", looked for beside the file that says so):
/// objects are merged key by key, with the extending file's values in place of the extended one's; everything else, and
/// objects whose "type", "format" or "kind" differ, is replaced. Throws FileError, and ConfigError as parse does or for
/// files that extend each other in a circle.
LocatedJson read_file(const std::filesystem::path& path);

/// Sets a value by its path: "training.epochs=3", "model[0].units=64", "optimizer={\"type\": \"Adam\"}". What is no JSON
/// is taken as a string. Objects on the way are made if need be. Throws ConfigError for a path that cannot be followed.
void set(LocatedJson& root, const std::string& assignment);

}  // namespace xgrad::config
