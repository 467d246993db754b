#pragma once

#include "data/formats/csv_rows.hpp"
#include "xgrad/base/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

// CSV text with named columns.
class CsvTable {
public:
    // The columns of a table without header are called "0", "1", ... Throws DataError, which begins with the name
    // of the table, for text that is no CSV or has no rows below its header.
    CsvTable(std::string name, std::string text, char delimiter, bool header);

    const std::string& name() const noexcept { return name_; }
    const std::vector<std::string>& columns() const noexcept { return columns_; }
    // The number of rows below the header.
    std::int64_t size() const noexcept { return size_; }
    // The rows below the header.
    CsvRows rows() const;
    // The column of that name, or of that index from 0 (negative: from the end). Throws DataError, with the nearest
    // name, if there is none, or more than one.
    std::size_t column(const NameOrIndex& wanted) const;
    std::vector<std::size_t> columns(const std::vector<std::string>& names) const;

private:
    std::size_t column_at(std::int64_t index) const;
    std::size_t column_named(const std::string& wanted) const;
    Problem no_columns(const std::vector<std::string>& missing, const std::vector<std::string>& others) const;

    std::string name_;
    std::string text_;
    char delimiter_;
    bool header_;
    std::vector<std::string> columns_;
    std::int64_t size_ = 0;
};

// "one of setosa, versicolor, virginica", cut short where there are many.
std::string one_of(const std::vector<std::string>& names);
// "did you mean \"Weight\"?" or nothing.
std::string suggestion(std::string_view word, const std::vector<std::string>& names);

}  // namespace xgrad::data
