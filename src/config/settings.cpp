#include "config/settings.hpp"

#include "config/describe.hpp"
#include "xgrad/base/table.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace xgrad::config {
namespace {

const TableEntry* entry_of(const LocatedJson& type, const AnyTable& table) {
    return type.is<std::string>() ? table.find(type.get<std::string>()) : nullptr;
}

}  // namespace

void Settings::add(const Record& record) {
    records_.push_back(record);
    for (const Field& field : record.list->fields) {
        if (!field.is_inline()) {
            settings_.push_back({&field, record.object});
            keys_.push_back(field.name());
            continue;
        }
        const Value value = field.value(record.object);
        if (const Record* inner = std::get_if<Record>(&value)) add(*inner);
        else
            add(std::get<AnyPiece>(value),
                field.is_required() && object_.find(field.substitute()) == nullptr);
    }
}

void Settings::add(const AnyPiece& piece, bool required) {
    keys_.push_back(piece.table()->key());
    type_keys_.push_back(piece.table()->key());
    if (choose_type(piece, required)) add(piece.record(piece.object));
}

const Setting* Settings::find(const std::string& key) const {
    const auto setting = std::find_if(settings_.begin(), settings_.end(),
                                      [&](const Setting& s) { return s.field->name() == key; });
    return setting == settings_.end() ? nullptr : &*setting;
}

bool Settings::names_type(const std::string& key) const {
    return std::find(type_keys_.begin(), type_keys_.end(), key) != type_keys_.end();
}

// False if the piece has no type then.
bool Settings::choose_type(const AnyPiece& piece, bool required) {
    const LocatedJson* type = object_.find(piece.table()->key());
    const bool empty = piece.empty(piece.object);
    if (type == nullptr && !empty) return true;
    if (type == nullptr && !required) return false;
    const TableEntry* entry = type == nullptr ? nullptr : entry_of(*type, *piece.table());
    if (entry == nullptr) {
        complain(type, *piece.table());
        return complete_ = false;
    }
    if (empty || piece.record(piece.object).list != entry->list) entry->assign(piece.object);
    return true;
}

// Of a type that is not named, or not as it should be.
void Settings::complain(const LocatedJson* type, const AnyTable& table) {
    const std::string role = with_article(table.role());
    if (type == nullptr)
        problems_.add(object_.place, path_,
                      {.found = fmt::format("no \"{}\"", table.key()), .expected = "the name of " + role});
    else if (type->is<std::string>())
        problems_.add(type->place, path_, table.unknown(type->get<std::string>()));
    else
        problems_.add(type->place, path_,
                      {.found = fmt::format("{} as \"{}\"", describe(*type), table.key()),
                       .expected = fmt::format("the name of {} in quotes", role)});
}

}  // namespace xgrad::config
