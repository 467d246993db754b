#include "config/explain.hpp"

#include "config/describe.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad::config {
namespace {

// The settings of a record, and of those whose settings stand beside its own.
void add_fields(const Record& record, std::vector<ExplainedField>& fields) {
    const nlohmann::ordered_json settings = dump(record);
    for (const Field& field : record.list->fields) {
        const Value value = field.value(record.object);
        if (!field.is_inline()) {
            fields.push_back(
                {field.name(), expected_kind(field, value), default_of(field, settings), field.help()});
        } else if (const auto* inner = std::get_if<Record>(&value)) {
            add_fields(*inner, fields);
        } else {
            const AnyTable& table = *std::get<AnyPiece>(value).table();
            fields.push_back({table.key(), "the name of " + with_article(table.role()), "",
                              "beside it stand the settings of what it names"});
        }
    }
}

std::string shortest_example(const AnyTable& table, const TableEntry& entry) {
    const std::string& declared = entry.list->example;
    return declared.empty() ? fmt::format(R"({{"{}": "{}"}})", table.key(), entry.name) : declared;
}

}  // namespace

std::string default_of(const Field& field, const nlohmann::ordered_json& settings) {
    return field.is_required() ? "" : settings.at(field.name()).dump();
}

Explanation explain(const Record& record) {
    Explanation explanation{.name = record.list->name,
                            .help = record.list->help,
                            .shapes = record.list->shapes,
                            .example = record.list->example};
    add_fields(record, explanation.fields);
    return explanation;
}

Explanation explain(const AnyTable& table, const TableEntry& entry) {
    Explanation explanation = explain(entry.sample().record);
    explanation.role = table.role();
    explanation.aliases = entry.aliases;
    explanation.example = shortest_example(table, entry);
    return explanation;
}

Explanation explain(const AnyTable& table) {
    Explanation explanation{.name = table.role(), .help = "one of"};
    for (const TableEntry& entry : table.entries())
        if (entry.offered) explanation.fields.push_back({entry.name, "", "", entry.list->help});
    return explanation;
}

std::string to_text(const Explanation& explanation) {
    std::string text = explanation.name;
    if (!explanation.role.empty()) text += ": " + with_article(explanation.role);
    if (!explanation.aliases.empty()) text += fmt::format(", also {}", fmt::join(explanation.aliases, ", "));
    text += fmt::format("\n  {}\n", explanation.help);
    if (!explanation.shapes.empty()) text += fmt::format("  shapes of an example: {}\n", explanation.shapes);
    std::size_t width = 0;
    for (const ExplainedField& field : explanation.fields) width = std::max(width, field.name.size());
    if (width > 0) text += "\n";
    for (const ExplainedField& field : explanation.fields) {
        std::string line = field.takes;
        if (!line.empty())
            line += field.default_value.empty() ? "; must be set" : "; by default " + field.default_value;
        text += fmt::format("  {:{}}  {}\n", field.name, width, line.empty() ? field.help : line);
        if (!line.empty() && !field.help.empty()) text += fmt::format("  {:{}}  {}\n", "", width, field.help);
    }
    if (!explanation.example.empty()) text += fmt::format("\n  {}\n", explanation.example);
    return text;
}

}  // namespace xgrad::config
