#include "config/describe.hpp"

#include "xgrad/base/table.hpp"

#include <fmt/format.h>

namespace xgrad::config {
namespace {

struct Quote {
    std::string operator()(std::nullptr_t) const { return "null"; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(const std::string& text) const { return fmt::format("\"{}\"", text); }
    std::string operator()(const LocatedJson::List&) const { return "a list"; }
    std::string operator()(const LocatedJson::Object&) const { return "an object"; }
    template <class Number> std::string operator()(Number number) const { return fmt::to_string(number); }
};

std::string bounded(const std::string& kind, const Field& field) {
    return field.bounds().any() ? fmt::format("{}, {}", kind, to_string(field.bounds())) : kind;
}

struct Kind {
    const Field& field;

    std::string operator()(const bool*) const { return "true or false"; }
    std::string operator()(const std::int64_t*) const { return bounded("a whole number", field); }
    std::string operator()(const std::uint64_t*) const { return "a whole number, at least 0"; }
    std::string operator()(const double*) const { return bounded("a number", field); }
    std::string operator()(const std::string*) const { return "text in quotes"; }
    std::string operator()(const NameOrIndex*) const { return "a name in quotes or an index"; }
    std::string operator()(const Choice& choice) const {
        std::string words;
        for (std::size_t i = 0; i < choice.names.size(); ++i)
            words += fmt::format("{}\"{}\"",
                                 i == 0                         ? ""
                                 : i + 1 == choice.names.size() ? " or "
                                                                : ", ",
                                 choice.names[i]);
        return words;
    }
    std::string operator()(const Optional& optional) const {
        const bool had = optional.has_value(optional.object);
        const std::string kind =
            expected_kind(field, had ? optional.value(optional.object) : optional.emplace(optional.object));
        if (!had) optional.reset(optional.object);
        return field.word_for_none().empty() ? kind
                                             : fmt::format("{}, or \"{}\"", kind, field.word_for_none());
    }
    std::string operator()(const List&) const { return "a list: [...]"; }
    std::string operator()(const Record& record) const {
        return fmt::format("an object of {} settings", record.list->name);
    }
    std::string operator()(const AnyPiece& piece) const {
        return fmt::format("a {}: its name in quotes, or an object with a \"{}\"", piece.table()->role(),
                           piece.table()->key());
    }
};

}  // namespace

std::string describe(const LocatedJson& json) { return std::visit(Quote{}, json.value); }

std::string expected_kind(const Field& field, const Value& value) { return std::visit(Kind{field}, value); }

}  // namespace xgrad::config
