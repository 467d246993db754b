#include "config/describe.hpp"

#include "config/inline_piece.hpp"
#include "config/look_inside.hpp"
#include "xgrad/base/table.hpp"

#include <fmt/format.h>
#include <optional>
#include <string_view>
#include <vector>

namespace xgrad::config {
namespace {

struct Quote {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return in_quotes(text); }
    std::string operator()(const LocatedJson::List&) const { return "a list"; }
    std::string operator()(const LocatedJson::Object&) const { return "an object"; }
    template <class Number> std::string operator()(Number number) const { return fmt::to_string(number); }
};

// What several values of a kind are called: the items of a list.
struct Plural {
    std::string operator()(const bool*) const { return "true and false"; }
    std::string operator()(const std::int64_t*) const { return "whole numbers"; }
    std::string operator()(const std::uint64_t*) const { return "whole numbers"; }
    std::string operator()(const double*) const { return "numbers"; }
    std::string operator()(const std::string*) const { return "texts in quotes"; }
    std::string operator()(const NameOrIndex*) const { return "names in quotes or indices"; }
    std::string operator()(const Choice&) const { return "words in quotes"; }
    std::string operator()(const Optional&) const { return "values"; }
    std::string operator()(const List&) const { return "lists"; }
    std::string operator()(const Map&) const { return "objects"; }
    std::string operator()(const Verbatim&) const { return "values"; }
    std::string operator()(const Record& record) const {
        const std::optional<AnyPiece> piece = inline_piece(record);
        return piece ? operator()(*piece) : "objects";
    }
    std::string operator()(const AnyPiece& piece) const {
        const std::string& role = piece.table()->role();
        return role + (role.ends_with('s') ? "es" : "s");
    }
};

// A list's or map's items, also of an empty one.
template <class Items> std::string items_of(const Items& items) {
    std::string plural;
    with_item(items, [&](const Value& item) { plural = std::visit(Plural{}, item); });
    return plural;
}

// "a", "b" or "c"
template <class Names> std::string in_a_row(const Names& names, std::string_view conjunction) {
    std::string row;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) row += i + 1 == names.size() ? fmt::format(" {} ", conjunction) : ", ";
        row += fmt::format("\"{}\"", names[i]);
    }
    return row;
}

// The keys that a struct has, or of many those that it must have.
std::string keys_of(const FieldList& list) {
    constexpr std::size_t most = 4;
    std::vector<std::string> keys;
    std::vector<std::string> required;
    for (const Field& field : list.fields) {
        if (field.is_inline()) continue;
        keys.push_back(field.name());
        if (field.is_required()) required.push_back(field.name());
    }
    if (keys.size() <= most) return in_a_row(keys, "and");
    if (!required.empty()) return "at least " + in_a_row(required, "and");
    keys.resize(most);
    return in_a_row(keys, "and") + " among its keys";
}

struct Kind {
    const Field& field;

    std::string operator()(const bool*) const { return "true or false"; }
    std::string operator()(const std::int64_t*) const { return bounded("a whole number"); }
    std::string operator()(const std::uint64_t*) const {
        return field.bounds().lowest ? bounded("a whole number") : bounded("a whole number, at least 0");
    }
    std::string operator()(const double*) const { return bounded("a number"); }
    std::string operator()(const std::string*) const { return "text in quotes"; }
    std::string operator()(const NameOrIndex*) const { return "a name in quotes or an index"; }
    std::string operator()(const Choice& choice) const { return in_a_row(choice.names, "or"); }
    std::string operator()(const Optional& optional) const {
        const bool had = optional.has_value(optional.object);
        std::string kind =
            std::visit(*this, had ? optional.value(optional.object) : optional.emplace(optional.object));
        if (!had) optional.reset(optional.object);
        return kind;
    }
    std::string operator()(const List& list) const {
        const std::string kind = bounded("a list of " + items_of(list));
        return field.takes_lone_item() ? fmt::format("{}; or {}", item_of(list), kind) : kind;
    }
    std::string operator()(const Map& map) const {
        return fmt::format("an object of {} by name", items_of(map));
    }
    std::string operator()(const Verbatim&) const { return field.help(); }
    std::string operator()(const Record& record) const {
        const std::optional<AnyPiece> piece = inline_piece(record);
        if (piece) return operator()(*piece);
        std::string object = "an object with " + keys_of(*record.list);
        const Field* lone = record.list->find(record.list->lone);
        if (lone == nullptr) return object;
        return fmt::format("{}; or {}", expected_kind(*lone, lone->value(record.object)), object);
    }
    std::string operator()(const AnyPiece& piece) const {
        const AnyTable& table = *piece.table();
        return fmt::format("{}: its name in quotes, or an object with a \"{}\"", with_article(table.role()),
                           table.key());
    }

    std::string item_of(const List& list) const {
        std::string kind;
        with_item(list, [&](const Value& item) { kind = std::visit(*this, item); });
        return kind;
    }

    std::string bounded(const std::string& kind) const {
        return field.bounds().any() ? fmt::format("{}, {}", kind, to_string(field.bounds())) : kind;
    }
};

}  // namespace

std::string describe(const LocatedJson& json) { return std::visit(Quote{}, json.value); }

std::string expected_kind(const Field& field, const Value& value) {
    const std::string kind = std::visit(Kind{field}, value);
    return field.word_for_none().empty() ? kind : fmt::format("{}, or \"{}\"", kind, field.word_for_none());
}

std::string with_article(const std::string& noun) {
    const bool vowel = std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
    return (vowel ? "an " : "a ") + noun;
}

}  // namespace xgrad::config
