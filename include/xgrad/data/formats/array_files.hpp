#pragma once

#include "xgrad/base/fields.hpp"

#include <string>

namespace xgrad::data {

/// Two files with an array each, of which the first axis counts the examples.
struct ArrayFiles {
    std::string inputs = {};
    std::string targets = {};

    static Fields<ArrayFiles> fields();
};

}  // namespace xgrad::data
