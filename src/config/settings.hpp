#pragma once

#include "config/problem_list.hpp"
#include "xgrad/base/fields.hpp"
#include "xgrad/config/located_json.hpp"

#include <string>
#include <vector>

namespace xgrad::config {

/// A setting: a field, and the struct that it is a member of.
struct Setting {
    const Field* field;
    void* owner;

    Value value() const { return field->value(owner); }
};

/// What may stand in one JSON object: the settings of a struct or piece and of its inline members. Each piece among them
/// is made one of the type that the object names; if that cannot be, the settings are incomplete.
class Settings {
public:
    Settings(const LocatedJson& object, std::string path, ProblemList& problems)
        : object_(object), path_(std::move(path)), problems_(problems) {}

    void add(const Record& record);
    void add(const AnyPiece& piece, bool required);

    const std::vector<Setting>& list() const noexcept { return settings_; }
    /// The setting of that key, or nullptr.
    const Setting* find(const std::string& key) const;
    /// Whether the key names the type of a piece.
    bool names_type(const std::string& key) const;
    /// All keys, with those that name types.
    const std::vector<std::string>& keys() const noexcept { return keys_; }
    /// The structs that the settings belong to.
    const std::vector<Record>& records() const noexcept { return records_; }
    bool complete() const noexcept { return complete_; }
    /// What a message calls the object: the innermost type's name.
    const std::string& name() const { return records_.back().list->name; }

private:
    bool choose_type(const AnyPiece& piece, bool required);
    void complain(const LocatedJson* type, const AnyTable& table);

    const LocatedJson& object_;
    std::string path_;
    ProblemList& problems_;
    std::vector<Setting> settings_;
    std::vector<std::string> keys_;
    std::vector<std::string> type_keys_;
    std::vector<Record> records_;
    bool complete_ = true;
};

}  // namespace xgrad::config
