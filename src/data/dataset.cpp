#include "xgrad/data/dataset.hpp"

#include "data/gather.hpp"
#include "xgrad/base/error.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

namespace xgrad::data {
namespace {

template <class Columns> auto find(Columns& columns, std::string_view name) {
    return std::find_if(columns.begin(), columns.end(),
                        [&](const Column& column) { return column.name == name; });
}

[[noreturn]] void fail_unknown(const std::vector<Column>& columns, std::string_view name) {
    std::vector<std::string> names;
    for (const Column& column : columns) names.push_back(column.name);
    const std::string nearest = nearest_name(name, names);
    Problem problem{.where = "dataset", .found = fmt::format("no column \"{}\"", name)};
    if (!nearest.empty()) problem.fix = fmt::format("did you mean \"{}\"?", nearest);
    else if (!names.empty()) problem.expected = fmt::format("one of {}", fmt::join(names, ", "));
    throw DataError(problem);
}

}  // namespace

std::int64_t Dataset::size() const {
    if (columns.empty() || columns.front().values.shape().rank() == 0) return 0;
    return columns.front().values.shape().front();
}

bool Dataset::has(std::string_view name) const { return find(columns, name) != columns.end(); }

const Array& Dataset::operator[](std::string_view name) const {
    const auto column = find(columns, name);
    if (column == columns.end()) fail_unknown(columns, name);
    return column->values;
}

void Dataset::set(std::string_view name, Array values) {
    const auto column = find(columns, name);
    if (column == columns.end()) columns.push_back({std::string(name), std::move(values)});
    else column->values = std::move(values);
}

Dataset Dataset::select(std::span<const std::int64_t> examples) const {
    for (const std::int64_t example : examples)
        if (example < 0 || example >= size())
            throw DataError({.where = "dataset",
                             .found = fmt::format("example {}", example),
                             .expected = fmt::format("a number from 0 to {}", size() - 1)});
    Dataset chosen{.classes = classes};
    for (const Column& column : columns) {
        const auto count = static_cast<std::int64_t>(examples.size());
        Array values(with_examples(column.values.shape(), count), column.values.dtype());
        gather(column.values, examples, values);
        chosen.columns.push_back({column.name, std::move(values)});
    }
    return chosen;
}

void require_examples(const Dataset& dataset, const std::string& where) {
    if (dataset.size() == 0)
        throw DataError({.where = where, .found = "no examples", .expected = "at least one"});
    for (const Column& column : dataset.columns) {
        const Shape& shape = column.values.shape();
        if (shape.rank() > 0 && shape.front() == dataset.size()) continue;
        throw DataError({.where = where,
                         .found = fmt::format("{} of shape {} beside {} of shape {}", column.name,
                                              to_string(shape), dataset.columns.front().name,
                                              to_string(dataset.columns.front().values.shape())),
                         .expected = "as many examples in each: equal first axes"});
    }
}

void require_labels(const Array& labels, std::int64_t classes, const std::string& where) {
    const auto values = labels.values<std::int64_t>();
    const auto wrong = std::find_if(values.begin(), values.end(),
                                    [&](std::int64_t label) { return label < 0 || label >= classes; });
    if (wrong == values.end()) return;
    throw DataError({.where = where,
                     .found = fmt::format("label {} (example {})", *wrong, wrong - values.begin()),
                     .expected = fmt::format("a class from 0 to {}", classes - 1)});
}

}  // namespace xgrad::data
