#include "xgrad/config/dump.hpp"

#include "xgrad/base/table.hpp"

#include <algorithm>
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

struct ToJson {
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
        if (field.takes_lone_item() && list.size(list.object) == 1)
            return to_json(field, list.item(list.object, 0));
        ordered_json items = ordered_json::array();
        for (std::size_t i = 0; i < list.size(list.object); ++i)
            items.push_back(to_json(field, list.item(list.object, i)));
        return items;
    }
    ordered_json operator()(const Map& map) const {
        ordered_json object = ordered_json::object();
        for (std::size_t i = 0; i < map.size(map.object); ++i)
            object[map.name(map.object, i)] = to_json(field, map.item(map.object, i));
        return object;
    }
    ordered_json operator()(const Verbatim& verbatim) const {
        return dump(*static_cast<const LocatedJson*>(verbatim.object));
    }
    ordered_json operator()(const Record& record) const { return dump(record); }
    ordered_json operator()(const AnyPiece& piece) const {
        if (piece.empty(piece.object)) return nullptr;
        ordered_json object = ordered_json::object();
        add_piece(piece, object);
        return object;
    }
};

// What was read, without its places.
struct Plain {
    template <class T> ordered_json operator()(const T& value) const { return value; }
    ordered_json operator()(const LocatedJson::List& list) const {
        ordered_json items = ordered_json::array();
        for (const LocatedJson& item : list) items.push_back(dump(item));
        return items;
    }
    ordered_json operator()(const LocatedJson::Object& object) const {
        ordered_json members = ordered_json::object();
        for (const LocatedJson::Member& member : object) members[member.key] = dump(member.value);
        return members;
    }
};

ordered_json to_json(const Field& field, const Value& value) { return std::visit(ToJson{field}, value); }

// The text of a number, a string and the like. Bytes that are no UTF-8, which only C++ can bring, are replaced.
std::string text_of(const ordered_json& json) {
    return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

// An item of an object or list, with its key if it has one.
std::string start_of(const ordered_json& json, const std::string& key) {
    return json.is_object() ? text_of(key) + ": " : "";
}

std::string in_brackets(const ordered_json& json, const std::string& inside) {
    return json.is_object() ? "{" + inside + "}" : "[" + inside + "]";
}

std::string one_line(const ordered_json& json) {
    if (!json.is_structured()) return text_of(json);
    std::string items;
    for (const auto& [key, value] : json.items())
        items += (items.empty() ? "" : ", ") + start_of(json, key) + one_line(value);
    return in_brackets(json, items);
}

bool is_plain_list(const ordered_json& json) {
    return json.is_array() && std::none_of(json.begin(), json.end(),
                                           [](const ordered_json& item) { return item.is_structured(); });
}

// As many items to a line as fit.
std::string filled_lines(const ordered_json& list, const std::string& margin) {
    std::string lines;
    std::string line;
    for (const ordered_json& item : list) {
        const std::string next = text_of(item) + (&item == &list.back() ? "" : ",");
        if (!line.empty() && margin.size() + line.size() + 1 + next.size() > line_width) {
            lines.append("\n").append(margin).append(line);
            line.clear();
        }
        line += (line.empty() ? "" : " ") + next;
    }
    return lines + "\n" + margin + line;
}

// `before`: the characters that stand before the value on its first line.
std::string lines(const ordered_json& json, std::size_t indent, std::size_t before) {
    std::string line = one_line(json);
    if (!json.is_structured() || json.empty() || (indent > 0 && before + line.size() < line_width))
        return line;
    const std::string margin(indent + 2, ' ');
    const std::string end = "\n" + std::string(indent, ' ');
    if (is_plain_list(json)) return in_brackets(json, filled_lines(json, margin) + end);
    std::string items;
    for (const auto& [key, value] : json.items()) {
        const std::string start = margin + start_of(json, key);
        items += (items.empty() ? "\n" : ",\n") + start + lines(value, indent + 2, start.size());
    }
    return in_brackets(json, items + end);
}

}  // namespace

ordered_json dump(const LocatedJson& json) { return std::visit(Plain{}, json.value); }

ordered_json dump(const Record& record) {
    ordered_json object = ordered_json::object();
    add_settings(record, object);
    return object;
}

std::string to_text(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string pretty(const ordered_json& json) { return lines(json, 0, 0) + "\n"; }

}  // namespace xgrad::config
