#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace xgrad::data {

// The rows of CSV text, one after the other, as RFC 4180 has them: cells may be quoted, a quote in a quoted cell is
// written twice, and line breaks in one do not end the row. Rows end with LF, CRLF or CR, the last one also without;
// blank lines are none; a byte order mark is skipped. All rows must have as many cells as the first.
class CsvRows {
public:
    // The text must outlive this; the name is for errors. Throws DataError for UTF-16.
    CsvRows(std::string_view text, char delimiter, const std::string& name);

    // Goes on to the next row, the first at first; false after the last. Throws DataError, with the line, for a row
    // of another number of cells and for wrong quotes.
    bool next();
    // The row's cells, until the next call of next().
    std::span<const std::string_view> cells() const noexcept { return cells_; }
    // Where the row begins, "fish.csv:12".
    std::string place() const;

private:
    std::string_view plain_cell();
    std::string_view quoted_cell();
    bool at_end_of_cell() const;
    bool skip_end_of_line();
    void require_width();

    std::string_view text_;
    char delimiter_;
    const std::string& name_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;      // of at_
    std::int64_t row_line_ = 1;  // of the row's beginning
    std::size_t width_ = 0;
    std::vector<std::string_view> cells_;
    std::deque<std::string> unescaped_;  // cells that have quotes in them, which the text has twice
};

}  // namespace xgrad::data
