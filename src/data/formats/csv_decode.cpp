#include "data/formats/csv_decode.hpp"

#include "data/numbers.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <optional>
#include <utility>

namespace xgrad::data {
namespace {

std::string quoted(std::string_view cell) {
    return cell.empty() ? "an empty cell" : fmt::format("\"{}\"", cell);
}

// A cell that is one of some words, as its number among them.
class Words {
public:
    explicit Words(const std::vector<std::string>& words) : words_(words) {
        for (const std::string& word : words)
            numbers_.emplace(word, static_cast<std::int64_t>(numbers_.size()));
    }

    bool empty() const { return words_.empty(); }

    std::optional<std::int64_t> find(std::string_view word) const {
        const auto found = numbers_.find(word);
        if (found == numbers_.end()) return std::nullopt;
        return found->second;
    }

    [[noreturn]] void fail(const std::string& place, const std::string& column, std::string_view cell) const {
        throw DataError({.place = place,
                         .where = fmt::format("column \"{}\"", column),
                         .found = quoted(cell),
                         .expected = one_of(words_),
                         .fix = suggestion(cell, words_)});
    }

private:
    const std::vector<std::string>& words_;
    std::map<std::string, std::int64_t, std::less<>> numbers_;
};

// A cell that is a number which T can hold.
template <class T> T number(std::string_view cell, const std::string& column, const CsvRows& rows) {
    const std::optional<double> value = to_number(cell);
    if (value && std::isfinite(static_cast<T>(*value))) return static_cast<T>(*value);
    throw DataError({.place = rows.place(),
                     .where = fmt::format("column \"{}\"", column),
                     .found = quoted(cell),
                     .expected = value ? "a number " + within_range(dtype_of<T>()) : "a number"});
}

// One input column: a number, or one number for each of its categories.
class FeatureReader {
public:
    FeatureReader(const Feature& feature, std::size_t column, std::int64_t offset)
        : feature_(feature), column_(column), offset_(offset), categories_(feature.categories) {}

    template <class T> void read(const CsvRows& rows, T* row) const {
        const std::string_view cell = rows.cells()[column_];
        if (categories_.empty()) {
            row[offset_] = number<T>(cell, feature_.name, rows);
            return;
        }
        const auto category = categories_.find(cell);
        if (!category) categories_.fail(rows.place(), feature_.name, cell);
        row[offset_ + *category] = T{1};
    }

private:
    const Feature& feature_;
    std::size_t column_;
    std::int64_t offset_;
    Words categories_;
};

// The target column, as labels. Classes that are all whole numbers are met as numbers: 3 and 3.0 are the same.
class LabelReader {
public:
    explicit LabelReader(const std::vector<std::string>& classes)
        : classes_(classes), whole_(std::all_of(classes.begin(), classes.end(), [](const std::string& name) {
              const auto value = to_number(name);
              return value && is_whole(*value);
          })) {}

    std::int64_t read(std::string_view cell, const std::string& column, const CsvRows& rows) const {
        const auto label = classes_.find(whole_ ? as_whole(cell) : std::string(cell));
        if (!label) classes_.fail(rows.place(), column, cell);
        return *label;
    }

private:
    static std::string as_whole(std::string_view cell) {
        const auto value = to_number(cell);
        return value && is_whole(*value) ? std::to_string(static_cast<std::int64_t>(*value))
                                         : std::string(cell);
    }

    Words classes_;
    bool whole_;
};

template <class T>
void fill_inputs(const CsvTable& table, const std::vector<FeatureReader>& features, Array& inputs) {
    T* row = inputs.values<T>().data();
    const std::int64_t width = inputs.size() / table.size();
    for (CsvRows rows = table.rows(); rows.next(); row += width)
        for (const FeatureReader& feature : features) feature.read(rows, row);
}

Array labels(const CsvTable& table, const Encoding& encoding, std::size_t column) {
    const LabelReader reader(encoding.classes);
    Array result({table.size()}, Dtype::int64);
    std::int64_t* label = result.values<std::int64_t>().data();
    for (CsvRows rows = table.rows(); rows.next();)
        *label++ = reader.read(rows.cells()[column], table.columns()[column], rows);
    return result;
}

}  // namespace

Array decode_inputs(const CsvTable& table, const Encoding& encoding, const std::vector<std::size_t>& columns,
                    Dtype dtype) {
    std::vector<FeatureReader> features;
    std::int64_t width = 0;
    for (std::size_t i = 0; i < columns.size(); width += encoding.features[i++].width())
        features.emplace_back(encoding.features[i], columns[i], width);
    Array inputs({table.size(), width}, dtype);
    visit_floating(dtype, [&](auto zero) { fill_inputs<decltype(zero)>(table, features, inputs); });
    return inputs;
}

Array decode_targets(const CsvTable& table, const Encoding& encoding, const std::vector<std::size_t>& columns,
                     Dtype dtype) {
    if (!encoding.classes.empty()) return labels(table, encoding, columns[0]);
    Encoding numbers;
    for (const std::string& name : encoding.targets) numbers.features.push_back({.name = name});
    return decode_inputs(table, numbers, columns, dtype);
}

}  // namespace xgrad::data
