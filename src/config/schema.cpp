#include "config/schema.hpp"

#include "config/inline_piece.hpp"
#include "config/look_inside.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <limits>
#include <type_traits>
#include <utility>
#include <vector>

namespace xgrad::config {

using Json = nlohmann::ordered_json;

namespace {

Json any_of(Json alternatives) {
    if (alternatives.size() == 1) return alternatives.front();
    return {{"anyOf", std::move(alternatives)}};
}

void add_bounds(const Bounds& bounds, Json& schema) {
    if (bounds.lowest) schema[bounds.lowest_allowed ? "minimum" : "exclusiveMinimum"] = *bounds.lowest;
    if (bounds.highest) schema[bounds.highest_allowed ? "maximum" : "exclusiveMaximum"] = *bounds.highest;
}

Json number(const char* type, const Field& field) {
    Json schema{{"type", type}};
    add_bounds(field.bounds(), schema);
    return schema;
}

// Bounded by what T holds.
template <class T> Json whole_number(const Field& field) {
    Json schema = number("integer", field);
    if (!field.bounds().lowest) schema["minimum"] = std::numeric_limits<T>::min();
    if (!field.bounds().highest) schema["maximum"] = std::numeric_limits<T>::max();
    return schema;
}

// A name that "$ref" can hold: "data format" -> "data_format".
std::string definition_name(std::string name) {
    std::replace(name.begin(), name.end(), ' ', '_');
    return name;
}

std::vector<std::string> spellings(const TableEntry& entry) {
    std::vector<std::string> names{entry.name};
    names.insert(names.end(), entry.aliases.begin(), entry.aliases.end());
    return names;
}

bool needs_settings(const FieldList& list) {
    return std::any_of(list.fields.begin(), list.fields.end(),
                       [](const Field& field) { return field.is_required(); });
}

// One form that an object can have: the keys it may and must have, and pairs of which at most one has a value.
struct Form {
    Json properties = Json::object();
    Json required = Json::array();
    Json excluded = Json::array();

    Form with(const Form& other) const {
        Form both = *this;
        both.properties.update(other.properties);
        both.required.insert(both.required.end(), other.required.begin(), other.required.end());
        both.excluded.insert(both.excluded.end(), other.excluded.begin(), other.excluded.end());
        return both;
    }
};

Json to_schema(const Form& form, const std::string& help) {
    Json schema{{"type", "object"}};
    if (!help.empty()) schema["description"] = help;
    schema["properties"] = form.properties;
    if (!form.required.empty()) schema["required"] = form.required;
    schema["additionalProperties"] = false;
    if (!form.excluded.empty()) schema["allOf"] = form.excluded;
    return schema;
}

// Not both of them with a value.
Json not_both(const std::string& one, const std::string& other) {
    const Json there{{"not", {{"enum", {nullptr, Json::array()}}}}};
    return {{"not", {{"required", {one, other}}, {"properties", {{one, there}, {other, there}}}}}};
}

}  // namespace

// The schema of a setting.
struct SchemaOfValue {
    SchemaWriter& writer;
    const Field& field;
    bool must_be_there = field.is_required();  // an empty piece is written as null

    Json operator()(const bool*) const { return {{"type", "boolean"}}; }
    Json operator()(const std::int64_t*) const { return whole_number<std::int64_t>(field); }
    Json operator()(const std::uint64_t*) const { return whole_number<std::uint64_t>(field); }
    Json operator()(const double*) const { return number("number", field); }
    Json operator()(const std::string*) const { return {{"type", "string"}}; }
    Json operator()(const NameOrIndex*) const {
        Json schema = whole_number<std::int64_t>(field);
        schema["type"] = {"string", "integer"};
        return schema;
    }
    Json operator()(const Choice& choice) const {
        return {{"enum", std::vector<std::string>(choice.names.begin(), choice.names.end())}};
    }
    Json operator()(const Optional& optional) const {
        const bool had = optional.has_value(optional.object);
        Json alternatives = Json::array();
        alternatives.push_back(
            std::visit(*this, had ? optional.value(optional.object) : optional.emplace(optional.object)));
        if (!had) optional.reset(optional.object);
        alternatives.push_back({{"type", "null"}});
        if (!field.word_for_none().empty()) alternatives.push_back({{"const", field.word_for_none()}});
        return any_of(std::move(alternatives));
    }
    Json operator()(const List& list) const {
        Json item;
        with_item(list, [&](const Value& value) { item = item_schema(value); });
        Json schema{{"type", "array"}, {"items", item}};
        if (field.least_items() > 0) schema["minItems"] = field.least_items();
        return field.takes_lone_item() ? any_of({item, std::move(schema)}) : schema;
    }
    Json operator()(const Map& map) const {
        Json item;
        with_item(map, [&](const Value& value) { item = item_schema(value); });
        Json schema{{"type", "object"}, {"additionalProperties", item}};
        if (field.least_items() > 0) schema["minProperties"] = field.least_items();
        return schema;
    }
    Json operator()(const Verbatim&) const { return Json::object(); }
    Json operator()(const Record& record) const { return writer.of(record); }
    Json operator()(const AnyPiece& piece) const { return writer.of_piece(piece, must_be_there); }

    // The forms of an object with the record's settings; those of pieces stand beside them.
    std::vector<Form> forms(const Record& record) const {
        std::vector<Form> all{own_form(record)};
        for (const Field& inside : record.list->fields)
            if (inside.is_inline()) all = combined(all, inside, inside.value(record.object));
        return all;
    }

    std::vector<Form> forms(const AnyPiece& piece) const {
        const AnyTable& table = *piece.table();
        const FieldList* chosen = piece.empty(piece.object) ? nullptr : piece.record(piece.object).list;
        std::vector<Form> all;
        for (const TableEntry& entry : table.entries()) {
            if (!entry.offered) continue;
            Form type;
            type.properties[table.key()] = {{"enum", spellings(entry)}};
            if (entry.list != chosen) type.required.push_back(table.key());
            for (const Form& form : forms(entry.sample().record)) all.push_back(type.with(form));
        }
        return all;
    }

private:
    Json item_schema(const Value& value) const {
        return std::visit(SchemaOfValue{writer, field, true}, value);
    }

    Form own_form(const Record& record) const {
        const Json defaults = dump(record);
        Form form;
        for (const Field& own : record.list->fields) {
            if (own.is_inline()) continue;
            Json schema = std::visit(SchemaOfValue{writer, own}, own.value(record.object));
            schema["description"] = own.help();
            if (own.is_required()) form.required.push_back(own.name());
            else schema["default"] = defaults.at(own.name());
            form.properties[own.name()] = std::move(schema);
            if (!own.instead_of().empty()) form.excluded.push_back(not_both(own.name(), own.instead_of()));
        }
        return form;
    }

    std::vector<Form> combined(const std::vector<Form>& outer, const Field& inside,
                               const Value& value) const {
        std::vector<Form> inner;
        if (const auto* record = std::get_if<Record>(&value)) inner = forms(*record);
        else inner = forms(std::get<AnyPiece>(value));
        if (!inside.substitute().empty()) {
            Form substituted;
            substituted.required.push_back(inside.substitute());
            inner.push_back(substituted);
        } else if (!inside.is_required()) {
            inner.emplace_back();
        }
        std::vector<Form> all;
        for (const Form& one : outer)
            for (const Form& other : inner) all.push_back(one.with(other));
        return all;
    }
};

namespace {

// The names by which alone a piece can be given: those of types that need no settings.
Json names_alone(const AnyTable& table) {
    std::vector<std::string> names;
    for (const TableEntry& entry : table.entries()) {
        if (needs_settings(*entry.list) || !entry.offered) continue;
        const std::vector<std::string> all = spellings(entry);
        names.insert(names.end(), all.begin(), all.end());
    }
    return names;
}

}  // namespace

Json SchemaWriter::reference(const std::string& name) const { return {{"$ref", "#/$defs/" + name}}; }

Json SchemaWriter::of(const Record& record) {
    const std::string name = definition_name(record.list->name);
    if (definitions_.contains(name)) return reference(name);
    definitions_[name] = nullptr;  // being made: it may hold itself
    static const Field none("", {});
    Json alternatives = Json::array();
    if (const std::optional<AnyPiece> piece = inline_piece(record))
        if (Json names = names_alone(*piece->table()); !names.empty())
            alternatives.push_back({{"enum", std::move(names)}});
    if (const Field* lone = record.list->find(record.list->lone))
        alternatives.push_back(std::visit(SchemaOfValue{*this, *lone}, lone->value(record.object)));
    for (const Form& form : SchemaOfValue{*this, none}.forms(record))
        alternatives.push_back(to_schema(form, record.list->help));
    definitions_[name] = any_of(std::move(alternatives));
    return reference(name);
}

Json SchemaWriter::of_piece(const AnyPiece& piece, bool required) {
    const AnyTable& table = *piece.table();
    const bool chosen = !piece.empty(piece.object);
    const std::string name = definition_name(table.role()) + (chosen ? "_or_settings" : "");
    if (!definitions_.contains(name)) {
        definitions_[name] = nullptr;
        static const Field none("", {});
        Json alternatives = Json::array();
        if (Json names = names_alone(table); !names.empty())
            alternatives.push_back({{"enum", std::move(names)}});
        for (const Form& form : SchemaOfValue{*this, none}.forms(piece))
            alternatives.push_back(to_schema(form, ""));
        definitions_[name] = any_of(std::move(alternatives));
    }
    if (required || chosen) return reference(name);
    return {{"anyOf", {reference(name), {{"type", "null"}}}}};
}

}  // namespace xgrad::config
