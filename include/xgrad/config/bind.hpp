#pragma once

#include "xgrad/base/error.hpp"
#include "xgrad/base/value.hpp"
#include "xgrad/config/located_json.hpp"

#include <map>
#include <string>
#include <vector>

namespace xgrad::config {

/// A config with problems: all of them, in the order of the file. what() has a line for each.
class ConfigProblems : public ConfigError {
public:
    /// `problems`: at least one.
    explicit ConfigProblems(std::vector<Problem> problems);
    const std::vector<Problem>& problems() const noexcept { return problems_; }
    const char* what() const noexcept override { return text_.c_str(); }

private:
    std::string text_;
    std::vector<Problem> problems_;
};

/// Where each value was written, by JSON path ("model[2].units"; "" is the whole); of what has a free name, where that
/// stands. What the config leaves out is not there.
using Places = std::map<std::string, Place>;

/// What binding found out.
struct Binding {
    std::vector<Problem> problems = {};  ///< each with its place and JSON path
    Places places = {};
    std::vector<std::string> overruled =
        {};  ///< JSON paths of members that a later word excludes; they are not read
};

/// Sets a struct's members from JSON: each setting that the object names is checked for type and bounds and assigned;
/// the others keep their values. Goes on after a problem, to find them all: the members are of use if there is none. A
/// piece is an object whose "type" (or "format", "kind") names it, or just that name as a string; an object without it
/// keeps the type that the member has.
Binding bind(const LocatedJson& json, const Record& record);

/// The same; throws ConfigProblems if there are any.
Places bind_or_throw(const LocatedJson& json, const Record& record);

}  // namespace xgrad::config
