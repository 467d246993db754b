#include "config/reference.hpp"

#include "config/describe.hpp"
#include "config/explain.hpp"
#include "config/inline_piece.hpp"
#include "config/look_inside.hpp"
#include "xgrad/config/dump.hpp"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

namespace xgrad::config {
namespace {

using Titles = std::map<const void*, std::string>;

// A cell of a Markdown table.
std::string cell(std::string text) {
    for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2))
        text.insert(at, "\\");
    return text;
}

std::string in_code(const std::string& value) { return value.empty() ? "must be set" : "`" + value + "`"; }

// To a heading, by the anchor that Markdown's readers give it.
std::string link(const std::string& heading) {
    std::string anchor;
    for (const char c : heading) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) != 0 || c == '_' || c == '-') anchor += static_cast<char>(std::tolower(byte));
        else if (c == ' ') anchor += '-';
    }
    return fmt::format("[{}](#{})", heading, anchor);
}

// Writes one section: its structs, and below each the structs that only its settings lead to.
class SectionWriter {
public:
    SectionWriter(const Titles& titles, std::set<const FieldList*>& described)
        : titles_(titles), described_(described) {}

    void about(const FieldList& list) {
        if (!list.shapes.empty()) text += fmt::format("Shapes of an example: {}.\n\n", list.shapes);
        if (!list.example.empty()) text += fmt::format("For example `{}`.\n\n", list.example);
    }

    void settings(const Record& record) {
        if (!record.list->fields.empty()) table(record);
        for (const Field& field : record.list->fields)
            visit_inside(field.value(record.object), [this](const Value& value) { nested(value); });
    }

    std::string text = {};

private:
    void table(const Record& record) {
        const auto& fields = record.list->fields;
        const bool own =
            std::any_of(fields.begin(), fields.end(), [](const Field& field) { return !field.is_inline(); });
        if (own) rows(record);
        if (const std::optional<AnyPiece> piece = inline_piece(record))
            text += fmt::format("{} `\"{}\"`, the name of {} ({}), and its settings.\n",
                                own ? "\nBeside these stand" : "Takes", piece->table()->key(),
                                with_article(piece->table()->role()), link(titles_.at(piece->table())));
        text += "\n";
    }

    void rows(const Record& record) {
        const nlohmann::ordered_json settings = dump(record);
        text += "| key | takes | default | meaning |\n|---|---|---|---|\n";
        for (const Field& field : record.list->fields)
            if (!field.is_inline())
                text += fmt::format("| `{}` | {} | {} | {} |\n", field.name(),
                                    cell(takes(field, field.value(record.object))),
                                    cell(in_code(default_of(field, settings))), cell(field.help()));
    }

    std::string takes(const Field& field, const Value& value) const {
        std::string kind = expected_kind(field, value);
        visit_inside(value, [&](const Value& inner) {
            const std::string title = title_of(inner);
            if (!title.empty()) kind += fmt::format(" ({})", link(title));
        });
        return kind;
    }

    // Of the section on what the setting takes; empty for numbers and the like.
    std::string title_of(const Value& value) const {
        if (const auto* piece = std::get_if<AnyPiece>(&value)) return titles_.at(piece->table());
        const auto* record = std::get_if<Record>(&value);
        if (record == nullptr) return "";
        if (const std::optional<AnyPiece> piece = inline_piece(*record);
            piece && !titles_.contains(record->list))
            return titles_.at(piece->table());
        const auto title = titles_.find(record->list);
        return title == titles_.end() ? record->list->name : title->second;
    }

    void nested(const Value& value) {
        const auto* record = std::get_if<Record>(&value);
        if (record == nullptr || titles_.contains(record->list)) return;
        if (!described_.insert(record->list).second) return;
        text += fmt::format("#### {}\n\n{}.\n\n", record->list->name, record->list->help);
        settings(*record);
    }

    const Titles& titles_;
    std::set<const FieldList*>& described_;  // only looked up: the order of addresses shows nowhere
};

}  // namespace

void ReferencePage::add(const std::string& title, Record record) {
    add(record.list, {title, nullptr, {{record}}});
}

void ReferencePage::add(const std::string& title, const AnyTable& table) {
    Section section{title, &table, {}};
    for (const TableEntry& entry : table.entries()) {
        const Sample sample = entry.sample();
        section.parts.push_back({sample.record, entry.aliases, sample.owner});
    }
    add(&table, std::move(section));
}

void ReferencePage::add(const void* subject, Section section) {
    titles_.emplace(subject, section.title);
    sections_.push_back(std::move(section));
}

std::string ReferencePage::text() const {
    std::set<const FieldList*> described;
    SectionWriter writer(titles_, described);
    for (const Section& section : sections_) {
        writer.text += fmt::format("## {}\n\n", section.title);
        if (section.table != nullptr)
            writer.text += fmt::format(
                "An object whose `\"{}\"` names one of these, beside its settings; or just the name, in "
                "quotes.\n\n",
                section.table->key());
        for (const Part& part : section.parts) {
            if (section.table != nullptr) writer.text += fmt::format("### {}\n\n", part.record.list->name);
            writer.text += part.record.list->help + ".";
            if (!part.aliases.empty())
                writer.text += fmt::format(" Also called {}.", fmt::join(part.aliases, ", "));
            writer.text += "\n\n";
            writer.about(*part.record.list);
            writer.settings(part.record);
        }
    }
    return writer.text;
}

}  // namespace xgrad::config
