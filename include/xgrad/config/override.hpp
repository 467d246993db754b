#pragma once

#include "xgrad/config/located_json.hpp"

#include <string>

namespace xgrad::config {

/// Sets a value by its path: "training.epochs=3", "model[0].units=64", "optimizer={\"type\": \"Adam\"}". What is no JSON
/// is taken as a string. Objects on the way are made if need be; whether there are such settings is for bind to say.
/// Throws ConfigError for an assignment that cannot be read, and for a path through something that is no object or
/// beyond a list's end.
void set(LocatedJson& root, const std::string& assignment);

/// The same by the path alone, which was written at `place`, to a value that keeps its places.
void set(LocatedJson& root, const std::string& path, const Place& place, LocatedJson value);

/// Takes out the member that the path leads to, if there is one.
void erase(LocatedJson& root, const std::string& path);

}  // namespace xgrad::config
