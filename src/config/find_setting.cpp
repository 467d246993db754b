#include "config/find_setting.hpp"

#include "config/path.hpp"
#include "xgrad/base/fields.hpp"

#include <algorithm>
#include <vector>

namespace xgrad::config {
namespace {

using Found = std::optional<Value>;

// The value itself, not whether there is one.
Value inside(const Value& value) {
    const auto* optional = std::get_if<Optional>(&value);
    if (optional == nullptr) return value;
    const bool has = optional->has_value(optional->object);
    return inside(has ? optional->value(optional->object) : optional->emplace(optional->object));
}

// The record that has the value's settings, if it has some.
std::optional<Record> record_in(const Value& value) {
    if (const auto* record = std::get_if<Record>(&value)) return *record;
    const auto* piece = std::get_if<AnyPiece>(&value);
    if (piece == nullptr || piece->empty(piece->object)) return std::nullopt;
    return piece->record(piece->object);
}

Found member(const Record& record, const std::string& key) {
    for (const Field& field : record.list->fields) {
        if (!field.is_inline()) {
            if (field.name() == key) return inside(field.value(record.object));
            continue;
        }
        const std::optional<Record> beside = record_in(field.value(record.object));
        const Found found = beside ? member(*beside, key) : std::nullopt;
        if (found) return found;
    }
    return std::nullopt;
}

Found item(const List& list, std::size_t index) {
    if (index >= list.size(list.object)) return std::nullopt;
    return inside(list.item(list.object, index));
}

Found next(const Value& value, const PathStep& step) {
    if (const auto* index = std::get_if<std::size_t>(&step)) {
        const auto* list = std::get_if<List>(&value);
        return list != nullptr ? item(*list, *index) : std::nullopt;
    }
    const std::optional<Record> record = record_in(value);
    return record ? member(*record, std::get<std::string>(step)) : std::nullopt;
}

}  // namespace

Found find_setting(const Record& record, std::string_view path) {
    const auto steps = split_path(path);
    if (!steps) return std::nullopt;
    Found at = record;
    for (const PathStep& step : *steps) {
        at = next(*at, step);
        if (!at) return std::nullopt;
    }
    return at;
}

}  // namespace xgrad::config
