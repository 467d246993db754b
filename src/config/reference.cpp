#include "config/reference.hpp"

#include "config/describe.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace xgrad::config {
namespace {

// A cell of a Markdown table.
std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
        text.insert(at, "\\");
    return text;
}

std::string default_of(const Field& field, const nlohmann::ordered_json& settings) {
    if (field.is_required()) return "must be set";
    return fmt::format("`{}`", settings.at(field.name()).dump());
}

bool has_inline(const Record& record) {
    return std::any_of(record.list->fields.begin(), record.list->fields.end(),
                       [](const Field& field) { return field.is_inline(); });
}

}  // namespace

void ReferencePage::add(const std::string& title, Record record) {
    text_ += fmt::format("## {}\n\n{}.\n\n", title, record.list->help);
    add_settings(record);
}

void ReferencePage::begin(const std::string& title, const AnyTable& table) {
    text_ += fmt::format(
        "## {}\n\nAn object whose `\"{}\"` names one of these, beside its settings; or just the name, in "
        "quotes.\n\n",
        title, table.key());
}

void ReferencePage::add_entry(const TableEntry& entry, const Record& record) {
    text_ += fmt::format("### {}\n\n{}.", entry.name, record.list->help);
    if (!entry.aliases.empty()) text_ += fmt::format(" Also called {}.", fmt::join(entry.aliases, ", "));
    text_ += "\n\n";
    add_settings(record);
}

void ReferencePage::add_settings(const Record& record) {
    if (record.list->fields.empty()) return;
    const nlohmann::ordered_json settings = dump(record);
    text_ += "| key | takes | default | meaning |\n|---|---|---|---|\n";
    for (const Field& field : record.list->fields)
        if (!field.is_inline())
            text_ += fmt::format("| `{}` | {} | {} | {} |\n", field.name(),
                                 cell(expected_kind(field, field.value(record.object))),
                                 cell(default_of(field, settings)), cell(field.help()));
    if (has_inline(record)) text_ += "\nThe settings of the chosen type stand beside these.\n";
    text_ += "\n";
}

}  // namespace xgrad::config
