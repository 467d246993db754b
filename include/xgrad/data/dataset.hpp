#pragma once

#include "xgrad/base/array.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

inline constexpr std::string_view inputs_column = "inputs";
inline constexpr std::string_view targets_column = "targets";

/// One kind of value that every example has.
struct Column {
    std::string name;
    Array values;  ///< the first axis counts the examples
};

/// Examples, column by column: any number of inputs ("inputs" is the usual one) and, in most sets, "targets" (int64
/// class numbers [N], or floating [N, ...]). All columns have the same number of examples.
struct Dataset {
    std::vector<Column> columns = {};

    /// Number of examples.
    std::int64_t size() const { return columns.empty() ? 0 : columns.front().values.shape()[0]; }
    /// The column of that name, or nullptr.
    const Array* find(std::string_view name) const;
    Array* find(std::string_view name);
    /// The columns "inputs" and "targets". Throw DataError if there is none.
    const Array& inputs() const;
    const Array& targets() const;
    /// The examples at those positions, in that order; positions may repeat. Throws DataError for one out of range.
    Dataset select(std::span<const std::int64_t> positions) const;
};

/// A set of the two usual columns. Throws DataError unless both have as many examples, and at least one.
Dataset make_dataset(Array inputs, Array targets);

}  // namespace xgrad::data
