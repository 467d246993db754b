#include "config/cpp_writer.hpp"

#include "config/cpp_literal.hpp"
#include "config/same_value.hpp"
#include "xgrad/base/error.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>

namespace xgrad::config {
namespace {

// Where the member lies: members of a struct lie in the order of their declaration.
const void* place_of(const Value& value) {
    return std::visit(
        [](const auto& kind) -> const void* {
            if constexpr (requires { kind.object; }) return kind.object;
            else return kind;
        },
        value);
}

template <class Is> const Field& the_field(const FieldList& list, const std::string& name, const Is& is) {
    const auto field = std::find_if(list.fields.begin(), list.fields.end(), is);
    if (field != list.fields.end()) return *field;
    throw ConfigError({.where = list.name, .found = fmt::format("no setting is called \"{}\"", name)});
}

bool is_changed(const Field& field, const Record& record, const Record& fresh) {
    return !same_value(field.value(record.object), field.value(fresh.object));
}

// What stands in the place of the constructor's argument: where a piece is empty, what makes it needless.
const Field& field_for(const Record& record, const std::string& member) {
    const FieldList& list = *record.list;
    const Field& field = the_field(list, member, [&](const Field& f) { return f.member() == member; });
    const Value value = field.value(record.object);
    const auto* piece = std::get_if<AnyPiece>(&value);
    const std::string& other = field.substitute();
    if (other.empty() || piece == nullptr || !piece->empty(piece->object)) return field;
    return the_field(list, other, [&](const Field& f) { return f.name() == other; });
}

// A type whose members C++ cannot set by their names, nor by a constructor that is known.
[[noreturn]] void refuse(const std::string& name) {
    throw ConfigError(
        {.found = fmt::format("{} has a constructor of its own", name),
         .expected = "a struct whose members C++ can set by their names, or \"constructed_from\" in its "
                     "fields()"});
}

}  // namespace

// The value of each kind, where the context knows its type.
struct CppOfValue {
    CppWriter& writer;

    CppText operator()(const bool* value) const { return {*value ? "true" : "false"}; }
    CppText operator()(const std::int64_t* number) const { return {cpp_literal(*number)}; }
    CppText operator()(const std::uint64_t* number) const { return {cpp_literal(*number)}; }
    CppText operator()(const double* number) const { return {cpp_literal(*number)}; }
    CppText operator()(const std::string* text) const { return {cpp_literal(*text)}; }
    CppText operator()(const NameOrIndex* column) const {
        return std::visit([](const auto& name_or_index) { return CppText{cpp_literal(name_or_index)}; },
                          *column);
    }
    CppText operator()(const Choice& choice) const {
        return {
            fmt::format("{}::{}", writer.name(*choice.type), choice.enumerators[choice.get(choice.object)])};
    }
    CppText operator()(const Optional& optional) const {
        if (!optional.has_value(optional.object)) return {"std::nullopt"};
        const Value inside = optional.value(optional.object);
        if (const Record* record = std::get_if<Record>(&inside)) return writer.named(*record);
        return std::visit(*this, inside);
    }
    CppText operator()(const List& list) const {
        CppText items{.braced = true};
        for (std::size_t i = 0; i < list.size(list.object); ++i)
            items.items.push_back({.value = std::visit(*this, list.item(list.object, i))});
        return items;
    }
    CppText operator()(const Map& map) const {
        CppText items{.braced = true};
        for (std::size_t i = 0; i < map.size(map.object); ++i) {
            CppText item{.braced = true};
            item.items.push_back({.value = {cpp_literal(map.name(map.object, i))}});
            item.items.push_back({.value = std::visit(*this, map.item(map.object, i))});
            items.items.push_back({.value = std::move(item)});
        }
        return items;
    }
    CppText operator()(const Verbatim&) const {
        throw ConfigError({.found = "a value of any form", .expected = "settings that C++ has types for"});
    }
    CppText operator()(const Record& record) const { return writer.unnamed(record); }
    CppText operator()(const AnyPiece& piece) const {
        return piece.empty(piece.object) ? CppText{.braced = true} : writer.named(piece.record(piece.object));
    }
};

std::vector<CppItem> CppWriter::settings(const Record& record) { return settings(record, Which::changed); }

CppText CppWriter::with_all_settings(const Record& record) {
    return {.text = name(*record.list->type), .braced = true, .items = settings(record, Which::all)};
}

std::vector<CppItem> CppWriter::settings(const Record& record, Which which) {
    const Sample fresh = sample_of(*record.list);
    std::map<const void*, CppItem, std::less<>> items;
    for (const Field& field : record.list->fields) {
        if (which == Which::changed && !is_changed(field, record, fresh.record)) continue;
        const Value own = field.value(record.object);
        items[place_of(own)] = {.member = field.member(), .value = value(field, own)};
    }
    if (!items.empty() && !record.list->aggregate) refuse(cpp_name(*record.list->type));
    std::vector<CppItem> in_order;
    for (auto& [place, item] : items) in_order.push_back(std::move(item));
    return in_order;
}

// By its constructor; the last arguments are left out where they have their defaults.
std::vector<CppWriter::Argument> CppWriter::arguments(const Record& record) {
    const Sample fresh = sample_of(*record.list);
    std::vector<Argument> arguments;
    std::size_t needed = 0;
    for (const std::string& member : record.list->arguments) {
        const Field& field = field_for(record, member);
        const bool changed = is_changed(field, record, fresh.record);
        const bool alone = field.is_inline() || field.given_as() != nullptr;
        arguments.push_back({value(field, field.value(record.object)), changed, alone});
        if (changed || alone) needed = arguments.size();
    }
    arguments.resize(needed);
    return arguments;
}

CppText CppWriter::in_braces(const Record& record, std::vector<Argument> arguments) {
    CppText text{.braced = true};
    if (record.list->arguments.empty()) text.items = settings(record);
    for (Argument& argument : arguments) text.items.push_back({.value = std::move(argument.text)});
    return text;
}

CppText CppWriter::named(const Record& record) {
    CppText text = in_braces(record, arguments(record));
    text.text = name(*record.list->type);
    return text;
}

// Where the context knows the type, its name is not needed, nor braces around an argument that can stand for all.
CppText CppWriter::unnamed(const Record& record) {
    std::vector<Argument> all = arguments(record);
    const auto changed = [](const Argument& argument) { return argument.changed; };
    const auto first = std::find_if(all.begin(), all.end(), changed);
    const bool only_one = first != all.end() && std::none_of(first + 1, all.end(), changed);
    return only_one && first->alone ? first->text : in_braces(record, std::move(all));
}

CppText CppWriter::value(const Field& field, const Value& value) {
    CppText text = std::visit(CppOfValue{*this}, value);
    if (field.given_as() == nullptr) return text;
    return {.text = name(*field.given_as()), .braced = true, .items = {{.value = std::move(text)}}};
}

std::string CppWriter::name(const std::type_info& type) {
    std::string full = cpp_name(type);
    if (!home_.empty() && full.starts_with(home_)) return full.substr(home_.size());
    strangers_.insert(full);
    return full;
}

}  // namespace xgrad::config
