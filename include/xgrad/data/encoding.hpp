#pragma once

#include "xgrad/base/fields.hpp"
#include "xgrad/base/shape.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace xgrad::data {

/// An input column of a table: a number, or text of a few kinds that becomes one number for each (one-hot).
struct Feature {
    std::string name = {};
    std::vector<std::string> categories = {};  ///< of a text column, sorted; none: a column of numbers

    /// How many numbers it becomes.
    std::int64_t width() const {
        return categories.empty() ? 1 : static_cast<std::int64_t>(categories.size());
    }

    static Fields<Feature> fields();
};

/// A column of targets beside the main ones, which a loss names.
struct TargetColumn {
    std::string name = {};
    std::vector<std::string> classes = {};  ///< by label; none: a column of real numbers

    static Fields<TargetColumn> fields();
};

/// How data became arrays, kept with a model so that new rows are read exactly as those it learned from.
struct Encoding {
    std::vector<Feature> features = {};  ///< the input columns, in order; none where inputs are plain arrays
    std::vector<std::int64_t> shape = {};   ///< of one example's inputs, before preprocessing
    std::vector<std::string> targets = {};  ///< names of the target columns
    std::vector<std::string> classes = {};  ///< by label; none where targets are real numbers
    std::vector<TargetColumn> more_targets = {};
    bool header = true;           ///< whether rows of text come with the names of their columns
    std::string delimiter = ",";  ///< between the cells of a row of text

    /// The shape of that many examples' inputs.
    Shape inputs_shape(std::int64_t examples) const;

    static Fields<Encoding> fields();
};

}  // namespace xgrad::data
