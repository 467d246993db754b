#include "data/formats/csv_rows.hpp"

#include "data/utf8.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::data {

CsvRows::CsvRows(std::string_view text, char delimiter, const std::string& name)
    : text_(text), delimiter_(delimiter), name_(name) {
    if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    if (text_.starts_with("\xff\xfe") || text_.starts_with("\xfe\xff"))
        throw DataError({.where = name,
                         .found = "text in UTF-16",
                         .expected = "UTF-8",
                         .fix = "save it again as CSV UTF-8"});
    if (const std::size_t wrong = find_invalid_utf8(text_); wrong < text_.size())
        throw DataError(
            {.where = fmt::format(
                 "{}:{}", name,
                 1 + std::count(text_.begin(), text_.begin() + static_cast<std::ptrdiff_t>(wrong), '\n')),
             .found =
                 fmt::format("byte 0x{:02x}, which is no UTF-8", static_cast<unsigned char>(text_[wrong])),
             .expected = "UTF-8",
             .fix = "save it again as CSV UTF-8"});
}

std::string CsvRows::place() const { return fmt::format("{}:{}", name_, row_line_); }

bool CsvRows::next() {
    while (skip_end_of_line()) {}
    if (at_ == text_.size()) return false;
    row_line_ = line_;
    cells_.clear();
    unescaped_.clear();
    while (true) {
        const bool quoted = at_ < text_.size() && text_[at_] == '"';
        cells_.push_back(quoted ? quoted_cell() : plain_cell());
        if (at_ == text_.size() || text_[at_] != delimiter_) break;
        ++at_;
    }
    require_width();
    return true;
}

std::string_view CsvRows::plain_cell() {
    const std::size_t start = at_;
    while (!at_end_of_cell()) ++at_;
    return text_.substr(start, at_ - start);
}

std::string_view CsvRows::quoted_cell() {
    const std::int64_t first_line = line_;
    const std::size_t start = ++at_;
    std::size_t twice = 0;
    for (;; ++at_) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string_view::npos)
            throw DataError({.place = fmt::format("{}:{}", name_, first_line),
                             .found = "a quoted cell without an end",
                             .expected = "a second quote",
                             .fix = "a quote within a quoted cell is written twice"});
        at_ = quote + 1;
        if (at_ == text_.size() || text_[at_] != '"') break;
        ++twice;
    }
    const std::string_view inside = text_.substr(start, at_ - 1 - start);
    line_ += std::count(inside.begin(), inside.end(), '\n');
    if (!at_end_of_cell())
        throw DataError({.place = fmt::format("{}:{}", name_, line_),
                         .found = "text after the end of a quoted cell",
                         .expected = fmt::format("\"{}\" or the end of the line", delimiter_),
                         .fix = "a quote within a quoted cell is written twice"});
    if (twice == 0) return inside;
    std::string& cell = unescaped_.emplace_back();
    for (std::size_t i = 0; i < inside.size(); i += inside[i] == '"' ? 2 : 1) cell += inside[i];
    return cell;
}

bool CsvRows::at_end_of_cell() const {
    return at_ == text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r';
}

bool CsvRows::skip_end_of_line() {
    const std::size_t start = at_;
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    if (at_ == start) return false;
    ++line_;
    return true;
}

void CsvRows::require_width() {
    if (width_ == 0) width_ = cells_.size();
    if (cells_.size() == width_) return;
    throw DataError({.place = place(),
                     .found = fmt::format("a row of {} cells", cells_.size()),
                     .expected = fmt::format("{}, as in the first row", width_)});
}

}  // namespace xgrad::data
