#pragma once

#include "xgrad/base/table.hpp"

#include <string>

namespace xgrad::config {

/// Builds the reference of the JSON format, in Markdown, from the descriptions of structs and tables.
class ReferencePage {
public:
    /// A section on one struct: what it is, and a table of its settings.
    void add(const std::string& title, Record record);

    /// A section on all types that a table knows.
    template <class Role> void add(const std::string& title, const Table<Role>& table) {
        begin(title, table);
        for (const TableEntry& entry : table.entries()) {
            Piece<Role> piece = table.make(entry.name);
            add_entry(entry, piece.record());
        }
    }

    const std::string& text() const noexcept { return text_; }

private:
    void begin(const std::string& title, const AnyTable& table);
    void add_entry(const TableEntry& entry, const Record& record);
    void add_settings(const Record& record);

    std::string text_;
};

}  // namespace xgrad::config
