#pragma once

#include "xgrad/data/format.hpp"
#include "xgrad/data/target_type.hpp"

#include <optional>
#include <string>
#include <vector>

namespace xgrad::data {

/// A table in a file of its own.
struct CsvFile {
    std::string path = {};

    static Fields<CsvFile> fields();
};

/// A column to predict beside the main target.
struct CsvTarget {
    NameOrIndex column = {};
    TargetType type = TargetType::automatic;

    static Fields<CsvTarget> fields();
};

/// Tables of text, a row an example (RFC 4180, UTF-8, packed by gzip or not). An input column is of numbers if at
/// least half of its cells are; then any other cell in it is an error. Else it is of text: one-hot, its categories
/// in alphabetical order. Targets that are classes get their labels in the order of numbers, or of the alphabet if
/// not all of them are whole numbers. A cell without content is an error.
struct Csv {
    std::optional<std::string> path = {};  ///< all examples; or else
    std::optional<CsvFile> train = {};     ///< those to learn from and
    std::optional<CsvFile> test = {};      ///< those to be tested with
    std::optional<NameOrIndex> target = {};
    std::vector<NameOrIndex> targets = {};  ///< instead of target: several columns of real numbers
    std::vector<CsvTarget> more_targets =
        {};  ///< each a column of the data by its own name, for losses that name it
    std::vector<NameOrIndex> inputs = {};  ///< none: every column but the targets
    std::vector<NameOrIndex> categorical = {};
    TargetType target_type = TargetType::automatic;
    bool header = true;
    std::string delimiter = ",";

    Sets read(const ReadContext& context) const;
    static Fields<Csv> fields();
};

}  // namespace xgrad::data
