#pragma once

#include "config/explain.hpp"

#include <string>
#include <vector>

namespace xgrad {

/// All that goes by that name in a config: types ("Linear", also by an alias), roles ("layer", "optimizer") and settings by
/// their path ("training.batch", "optimizer.learning_rate") or their last key ("units").
/// Throws ConfigError, with the nearest name, if there is nothing.
std::vector<config::Explanation> explain(const std::string& name);

/// All roles, with their types.
std::vector<config::Explanation> explain_all();

/// How C++ makes the type of that name, each type of the role of that name, or with an empty name each type there is: a
/// comment and an expression with all its settings. Throws ConfigError if it is something else, and as `explain` does.
std::string explain_cpp(const std::string& name);

}  // namespace xgrad
