#pragma once

#include "xgrad/base/fields.hpp"

#include <string>
#include <vector>

namespace xgrad::data {

/// One input column of a table, as training read it.
struct Feature {
    std::string name = {};
    std::vector<std::string> categories = {};  ///< of a text column, one input for each; empty for numbers

    static Fields<Feature> fields();
};

/// How the rows of a table become inputs and targets, found out from the training data, so that new rows are read alike.
struct Encoding {
    std::vector<Feature> features = {};     ///< empty where the inputs do not come from a table
    std::vector<std::string> targets = {};  ///< names of the target columns
    std::vector<std::string> classes =
        {};  ///< names of the classes, by number; empty for a target of numbers

    static Fields<Encoding> fields();
};

}  // namespace xgrad::data
