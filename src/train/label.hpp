#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/config/located_json.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad {

/// A value of a config as a table shows it: 0.001, He, "Adam learning_rate=0.001".
std::string label_of(const config::LocatedJson& value);

/// The shortest ends of paths by which they can be told apart: "optimizer.learning_rate" is "learning_rate" where no other
/// ends so.
std::vector<std::string> short_names(const std::vector<std::string>& paths);

/// What is wrong with the name of a model or a sweep, which becomes a folder's; nothing if it can be one.
std::optional<Problem> check_name(const std::string& name);

/// Text as part of a file's name: letters, digits and signs that no shell minds; the rest becomes "-".
std::string in_file_name(std::string_view text);

}  // namespace xgrad
