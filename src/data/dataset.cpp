#include "xgrad/data/dataset.hpp"

#include "xgrad/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace xgrad::data {
namespace {

const Array& require(const Dataset& set, std::string_view name) {
    if (const Array* values = set.find(name)) return *values;
    throw DataError({.where = "data", .found = fmt::format("no column \"{}\"", name)});
}

Array select_rows(const Array& values, std::span<const std::int64_t> positions) {
    Shape shape = values.shape();
    const std::size_t row = values.bytes() / static_cast<std::size_t>(std::max<std::int64_t>(shape[0], 1));
    shape[0] = static_cast<std::int64_t>(positions.size());
    Array result(shape, values.dtype());
    for (std::size_t i = 0; i < positions.size() && row > 0; ++i)
        std::memcpy(result.data() + i * row, values.data() + static_cast<std::size_t>(positions[i]) * row,
                    row);
    return result;
}

}  // namespace

const Array* Dataset::find(std::string_view name) const {
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const Column& c) { return c.name == name; });
    return column == columns.end() ? nullptr : &column->values;
}

Array* Dataset::find(std::string_view name) { return const_cast<Array*>(std::as_const(*this).find(name)); }

const Array& Dataset::inputs() const { return require(*this, inputs_column); }

const Array& Dataset::targets() const { return require(*this, targets_column); }

Dataset Dataset::select(std::span<const std::int64_t> positions) const {
    for (const std::int64_t position : positions)
        if (position < 0 || position >= size())
            throw DataError({.where = "data",
                             .found = fmt::format("example {} of {}", position, size()),
                             .expected = fmt::format("0 to {}", size() - 1)});
    Dataset result;
    for (const Column& column : columns)
        result.columns.push_back({column.name, select_rows(column.values, positions)});
    return result;
}

Dataset make_dataset(Array inputs, Array targets) {
    const auto count = [](const Array& array) { return array.shape().rank() == 0 ? 0 : array.shape()[0]; };
    if (count(inputs) != count(targets))
        throw DataError({.where = "data",
                         .found = fmt::format("{} inputs and {} targets", count(inputs), count(targets)),
                         .expected = "a target for each input"});
    if (count(inputs) == 0)
        throw DataError({.where = "data", .found = "no examples", .expected = "at least one"});
    return {
        {{std::string(inputs_column), std::move(inputs)}, {std::string(targets_column), std::move(targets)}}};
}

}  // namespace xgrad::data
