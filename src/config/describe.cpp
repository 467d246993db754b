#include "config/describe.hpp"

#include "config/inline_piece.hpp"
#include "xgrad/base/table.hpp"

#include <fmt/format.h>
#include <optional>
#include <string_view>

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
    std::string operator()(const Record& record) const {
        const std::optional<AnyPiece> piece = inline_piece(record);
        return piece ? operator()(*piece) : "objects";
    }
    std::string operator()(const AnyPiece& piece) const {
        const std::string& role = piece.table()->role();
        return role + (role.ends_with('s') ? "es" : "s");
    }
};

// A list's items, also of an empty one.
std::string items_of(const List& list) {
    if (list.size(list.object) > 0) return std::visit(Plural{}, list.item(list.object, 0));
    std::string items = std::visit(Plural{}, list.append(list.object));
    list.clear(list.object);
    return items;
}

std::string words_of(const Choice& choice) {
    std::string words;
    for (std::size_t i = 0; i < choice.names.size(); ++i) {
        if (i > 0) words += i + 1 == choice.names.size() ? " or " : ", ";
        words += fmt::format("\"{}\"", choice.names[i]);
    }
    return words;
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
    std::string operator()(const Choice& choice) const { return words_of(choice); }
    std::string operator()(const Optional& optional) const {
        const bool had = optional.has_value(optional.object);
        std::string kind =
            std::visit(*this, had ? optional.value(optional.object) : optional.emplace(optional.object));
        if (!had) optional.reset(optional.object);
        return kind;
    }
    std::string operator()(const List& list) const { return bounded("a list of " + items_of(list)); }
    std::string operator()(const Record& record) const {
        const std::optional<AnyPiece> piece = inline_piece(record);
        return piece ? operator()(*piece) : fmt::format("an object of {} settings", record.list->name);
    }
    std::string operator()(const AnyPiece& piece) const {
        const AnyTable& table = *piece.table();
        return fmt::format("{}: its name in quotes, or an object with a \"{}\"", with_article(table.role()),
                           table.key());
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
