#pragma once

#include "xgrad/train/experiment.hpp"

#include <string>

namespace xgrad {

/// A C++ function `xgrad::Experiment make_NAME()` that builds the experiment, as a person would write it: settings that have
/// their defaults are left out. `compile` is left out too, as from a config file. Types that are not xgrad's own stand there by
/// their names, behind a comment that lists them. Throws ConfigError for such a type if C++ cannot set its members by their
/// names.
std::string to_cpp(Experiment experiment);

/// A program that builds the experiment so, trains it and prints what it came to. `origin`: where it comes from, for the
/// first line. Throws as to_cpp does.
std::string to_cpp_program(const Experiment& experiment, const std::string& origin);

}  // namespace xgrad
