#include "data/formats/csv_table.hpp"

#include "data/numbers.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace xgrad::data {
namespace {

std::string listed(const std::vector<std::string>& names) {
    constexpr std::size_t most = 12;
    if (names.size() <= most) return fmt::to_string(fmt::join(names, ", "));
    return fmt::format("{}, ... ({} in all)", fmt::join(names.begin(), names.begin() + most, ", "),
                       names.size());
}

}  // namespace

CsvTable::CsvTable(std::string name, std::string text, char delimiter, bool header)
    : name_(std::move(name)), text_(std::move(text)), delimiter_(delimiter), header_(header) {
    CsvRows all(text_, delimiter_, name_);
    if (!all.next()) throw DataError({.where = name_, .found = "an empty file", .expected = "rows of cells"});
    if (header_) columns_.assign(all.cells().begin(), all.cells().end());
    else columns_ = numbered(static_cast<std::int64_t>(all.cells().size()));
    size_ = header_ ? 0 : 1;
    while (all.next()) ++size_;
    if (size_ == 0)
        throw DataError({.where = name_, .found = "no rows below the header", .expected = "at least one"});
}

CsvRows CsvTable::rows() const {
    CsvRows rows(text_, delimiter_, name_);
    if (header_) rows.next();
    return rows;
}

std::size_t CsvTable::column(const NameOrIndex& wanted) const {
    if (const auto* index = std::get_if<std::int64_t>(&wanted)) return column_at(*index);
    return column_named(std::get<std::string>(wanted));
}

std::vector<std::size_t> CsvTable::columns(const std::vector<std::string>& names) const {
    std::vector<std::string> missing;
    std::vector<std::string> others = columns_;  // that no name stands for
    for (const std::string& wanted : names) {
        std::erase(others, wanted);
        if (std::find(columns_.begin(), columns_.end(), wanted) == columns_.end()) missing.push_back(wanted);
    }
    if (!missing.empty()) throw DataError(no_columns(missing, others));
    std::vector<std::size_t> found;
    for (const std::string& wanted : names) found.push_back(column_named(wanted));
    return found;
}

std::size_t CsvTable::column_at(std::int64_t index) const {
    const auto count = static_cast<std::int64_t>(columns_.size());
    if (index < -count || index >= count)
        throw DataError({.where = name_,
                         .found = fmt::format("no column {}", index),
                         .expected = fmt::format("an index from {} to {}", -count, count - 1)});
    return static_cast<std::size_t>(index < 0 ? index + count : index);
}

std::size_t CsvTable::column_named(const std::string& wanted) const {
    const auto found = std::find(columns_.begin(), columns_.end(), wanted);
    if (found == columns_.end()) throw DataError(no_columns({wanted}, columns_));
    if (std::find(found + 1, columns_.end(), wanted) != columns_.end())
        throw DataError({.where = name_,
                         .found = fmt::format("more than one column \"{}\"", wanted),
                         .fix = "give each a name of its own"});
    return static_cast<std::size_t>(found - columns_.begin());
}

// `others`: the columns that the missing ones may be meant by.
Problem CsvTable::no_columns(const std::vector<std::string>& missing,
                             const std::vector<std::string>& others) const {
    Problem problem{.where = name_};
    if (columns_.size() == 1 && columns_[0].find_first_of(",;\t|") != std::string::npos) {
        problem.found = fmt::format("one column {} only", in_quotes(columns_[0]));
        problem.fix = fmt::format("are its cells separated by \"{}\"?",
                                  delimiter_ == '\t' ? "\\t" : std::string(1, delimiter_));
        return problem;
    }
    if (missing.size() == 1) {
        problem.found = fmt::format("no column \"{}\"", missing[0]);
        problem.fix = suggestion(missing[0], others);
        problem.expected = problem.fix.empty() && !others.empty() ? one_of(others) : "";
        return problem;
    }
    problem.found = fmt::format("no columns \"{}\"", fmt::join(missing, "\", \""));
    for (const std::string& name : missing) {
        const std::string near = suggestion(name, others);
        if (near.empty()) continue;
        problem.fix = fmt::format("for \"{}\", {}", name, near);
        return problem;
    }
    if (!others.empty()) problem.found += fmt::format(" among {}", listed(others));
    return problem;
}

std::string one_of(const std::vector<std::string>& names) { return "one of " + listed(names); }

std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
    if (word.size() < 3 || to_number(word))
        return "";  // anything is near to a letter, and numbers have no slips
    const std::string nearest = nearest_name(word, names);
    return nearest.empty() ? "" : fmt::format("did you mean \"{}\"?", nearest);
}

}  // namespace xgrad::data
