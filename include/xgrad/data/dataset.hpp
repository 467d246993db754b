#pragma once

#include "xgrad/base/array.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

inline constexpr std::string_view inputs_column = "inputs";
inline constexpr std::string_view targets_column = "targets";

/// Values of one kind for every example. The first axis counts the examples.
struct Column {
    std::string name;
    Array values;
};

/// Examples, column by column. The usual two columns are "inputs" (float, [N, ...]) and "targets": labels of
/// classes (int64, [N]) or real numbers (float, [N, ...]). There may be any others.
struct Dataset {
    std::vector<Column> columns = {};
    std::vector<std::string> classes = {};  ///< their names, by label; none where targets are real numbers

    /// The number of examples, 0 without columns.
    std::int64_t size() const;
    bool has(std::string_view name) const;
    /// The values of the column of that name. Throws DataError, with the nearest name, if there is none.
    const Array& operator[](std::string_view name) const;
    const Array& inputs() const { return (*this)[inputs_column]; }
    const Array& targets() const { return (*this)[targets_column]; }
    /// Replaces the column of that name, or adds it.
    void set(std::string_view name, Array values);
    /// The examples of these numbers, in this order, copied. Throws DataError for a number outside 0 to size() - 1.
    Dataset select(std::span<const std::int64_t> examples) const;
};

/// Throws DataError, which begins with `where`, unless there are examples and every column has the same number of them.
void require_examples(const Dataset& dataset, const std::string& where);

/// Throws DataError, which begins with `where`, for the first label that is not from 0 to classes - 1.
/// labels: int64, any shape.
void require_labels(const Array& labels, std::int64_t classes, const std::string& where);

}  // namespace xgrad::data
