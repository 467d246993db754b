#include "xgrad/config/dump.hpp"

#include "xgrad/base/table.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad::config {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t line_width = 110;

ordered_json to_json(const Field& field, const Value& value);

void add_settings(const Record& record, ordered_json& object);

void add_piece(const AnyPiece& piece, ordered_json& object) {
    if (piece.empty(piece.object)) return;
    const Record record = piece.record(piece.object);
    object[piece.table()->key()] = record.list->name;
    add_settings(record, object);
}

void add_settings(const Record& record, ordered_json& object) {
    for (const Field& field : record.list->fields) {
        const Value value = field.value(record.object);
        if (!field.is_inline()) object[field.name()] = to_json(field, value);
        else if (const Record* inner = std::get_if<Record>(&value)) add_settings(*inner, object);
        else add_piece(std::get<AnyPiece>(value), object);
    }
}

struct Writer {
    const Field& field;

    template <class T> ordered_json operator()(const T* plain) const { return *plain; }
    ordered_json operator()(const NameOrIndex* column) const {
        return std::visit([](const auto& nameOrIndex) { return ordered_json(nameOrIndex); }, *column);
    }
    ordered_json operator()(const Choice& choice) const {
        return std::string(choice.names[choice.get(choice.object)]);
    }
    ordered_json operator()(const Optional& optional) const {
        if (optional.has_value(optional.object)) return to_json(field, optional.value(optional.object));
        return field.word_for_none().empty() ? ordered_json(nullptr) : ordered_json(field.word_for_none());
    }
    ordered_json operator()(const List& list) const {
        ordered_json items = ordered_json::array();
        for (std::size_t i = 0; i < list.size(list.object); ++i)
            items.push_back(to_json(field, list.item(list.object, i)));
        return items;
    }
    ordered_json operator()(const Record& record) const { return dump(record); }
    ordered_json operator()(const AnyPiece& piece) const {
        if (piece.empty(piece.object)) return nullptr;
        ordered_json object = ordered_json::object();
        add_piece(piece, object);
        return object;
    }
};

ordered_json to_json(const Field& field, const Value& value) { return std::visit(Writer{field}, value); }

std::string one_line(const ordered_json& json) {
    if (!json.is_structured()) return json.dump();
    std::string text;
    for (const auto& [key, value] : json.items()) {
        if (!text.empty()) text += ", ";
        if (json.is_object()) text += ordered_json(key).dump() + ": ";
        text += one_line(value);
    }
    return json.is_object() ? "{" + text + "}" : "[" + text + "]";
}

std::string lines(const ordered_json& json, std::size_t indent, std::size_t before) {
    const std::string line = one_line(json);
    if (!json.is_structured() || json.empty() || (indent > 0 && before + line.size() <= line_width))
        return line;
    const std::string margin(indent + 2, ' ');
    std::string text;
    for (const auto& [key, value] : json.items()) {
        const std::string start = json.is_object() ? ordered_json(key).dump() + ": " : "";
        text += fmt::format("{}\n{}{}{}", text.empty() ? "" : ",", margin, start,
                            lines(value, indent + 2, margin.size() + start.size()));
    }
    return fmt::format("{}{}\n{}{}", json.is_object() ? '{' : '[', text, std::string(indent, ' '),
                       json.is_object() ? '}' : ']');
}

}  // namespace

ordered_json dump(const Record& record) {
    ordered_json object = ordered_json::object();
    add_settings(record, object);
    return object;
}

std::string pretty(const ordered_json& json) { return lines(json, 0, 0) + "\n"; }

}  // namespace xgrad::config
