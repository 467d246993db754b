#include "xgrad/data/read_inputs.hpp"

#include "data/bytes.hpp"
#include "data/formats/csv_decode.hpp"
#include "data/formats/idx_array.hpp"
#include "data/formats/npy_array.hpp"
#include "data/numbers.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <numeric>
#include <utility>

namespace xgrad::data {
namespace {

// An array of examples; one example alone may come without the axis that counts them.
Array shaped(const Array& values, const Encoding& encoding, const std::string& name) {
    const Shape one = encoding.inputs_shape(1);
    if (values.shape() == one.without_axis(0)) return values.reshaped(one);
    const bool fits = values.shape().rank() > 0 && values.size() == values.shape().front() * one.size();
    if (fits) return values.reshaped(encoding.inputs_shape(values.shape().front()));
    throw DataError(
        {.where = name,
         .found = "an array of shape " + to_string(values.shape()),
         .expected = fmt::format("any number of examples of shape {}", to_string(one.without_axis(0)))});
}

bool is_number(std::string_view cell) { return to_number(cell).has_value(); }

std::vector<std::string> names_of(const Encoding& encoding) {
    std::vector<std::string> names;
    for (const Feature& feature : encoding.features) names.push_back(feature.name);
    return names;
}

bool wants_numbers(const Encoding& encoding) {
    const auto& features = encoding.features;
    return features.empty() || std::any_of(features.begin(), features.end(),
                                           [](const Feature& feature) { return feature.categories.empty(); });
}

// A row that names the inputs, or one without numbers where there should be some.
bool is_header(std::span<const std::string_view> row, const Encoding& encoding) {
    const std::vector<std::string> names = names_of(encoding);
    const auto stands = [&](const std::string& name) {
        return std::find(row.begin(), row.end(), name) != row.end();
    };
    const auto tells = [&](const std::string& name) { return stands(name) && !is_number(name); };
    if (std::any_of(names.begin(), names.end(), tells)) return true;
    if (encoding.header && !names.empty() && std::all_of(names.begin(), names.end(), stands)) return true;
    return wants_numbers(encoding) && std::none_of(row.begin(), row.end(), is_number);
}

// Where the inputs stand in rows without names.
std::vector<std::size_t> columns_by_position(const CsvTable& table, const Encoding& encoding) {
    const std::vector<std::string> names = names_of(encoding);
    const std::size_t width = table.columns().size();
    const std::size_t wanted =
        names.empty() ? static_cast<std::size_t>(encoding.inputs_shape(1).size()) : names.size();
    if (width != wanted && !encoding.header) return table.columns(names);
    if (width != wanted)
        throw DataError({.where = table.name(),
                         .found = fmt::format("rows of {} cells", width),
                         .expected = fmt::format("{}, one for each input", wanted),
                         .fix = names.empty() ? ""
                                              : fmt::format("or a first row that names them: {}",
                                                            fmt::join(names, ", "))});
    std::vector<std::size_t> columns(width);
    std::iota(columns.begin(), columns.end(), 0);
    return columns;
}

void refuse_json(const std::string& text, const std::string& name) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string::npos || (text[first] != '{' && text[first] != '[')) return;
    throw DataError({.where = name,
                     .found = "what looks like JSON",
                     .expected = "CSV or NPY",
                     .fix = "write the inputs of an example as a line, with commas between them"});
}

Array inputs_in_table(std::string text, const Encoding& encoding, const std::string& name, Dtype dtype) {
    refuse_json(text, name);
    const char delimiter = encoding.delimiter.empty() ? ',' : encoding.delimiter[0];
    CsvRows rows(text, delimiter, name);
    const bool header = rows.next() && is_header(rows.cells(), encoding);
    const CsvTable table(name, std::move(text), delimiter, header);
    if (header && !encoding.features.empty())
        return decode_inputs(table, encoding, table.columns(names_of(encoding)), dtype);
    const std::vector<std::size_t> columns = columns_by_position(table, encoding);
    if (!encoding.features.empty()) return decode_inputs(table, encoding, columns, dtype);
    Encoding numbers;
    for (const std::string& column : table.columns()) numbers.features.push_back({.name = column});
    return shaped(decode_inputs(table, numbers, columns, dtype), encoding, name);
}

Array inputs_in(std::string bytes, const Encoding& encoding, const std::string& name, Dtype dtype) {
    if (is_npy(bytes)) return shaped(decoded(parse_npy(bytes, name), dtype, name), encoding, name);
    if (is_idx(bytes)) return shaped(decoded(parse_idx(bytes, name), dtype, name), encoding, name);
    return inputs_in_table(std::move(bytes), encoding, name, dtype);
}

}  // namespace

Array read_inputs(const std::filesystem::path& path, const Encoding& encoding, Dtype dtype) {
    return inputs_in(read_bytes(path), encoding, path.string(), dtype);
}

Array read_inputs(std::istream& stream, const std::string& name, const Encoding& encoding, Dtype dtype) {
    return inputs_in(read_bytes(stream, name), encoding, name, dtype);
}

}  // namespace xgrad::data
