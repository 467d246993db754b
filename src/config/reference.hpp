#pragma once

#include "xgrad/base/table.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace xgrad::config {

/// Builds the reference of the JSON format, in Markdown, from the descriptions of structs and tables. A struct without a
/// section of its own is described below the first that has one for a setting.
class ReferencePage {
public:
    /// A section on one struct, which must live until the page is written: what it is, and a table of its settings.
    void add(const std::string& title, Record record);

    /// A section on all types that a table knows.
    void add(const std::string& title, const AnyTable& table);

    /// The page, with links from each setting to the section on what it takes.
    std::string text() const;

private:
    struct Part {
        Record record;
        std::vector<std::string> aliases = {};
        std::shared_ptr<void> owner = {};  // of the record's object, if the page keeps it
    };
    struct Section {
        std::string title;
        const AnyTable* table;  // nullptr: a struct, which is the only part
        std::vector<Part> parts;
    };

    void add(const void* subject, Section section);

    std::vector<Section> sections_;
    std::map<const void*, std::string> titles_;  // by FieldList or table
};

}  // namespace xgrad::config
