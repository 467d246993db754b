#pragma once

#include "xgrad/base/value.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

namespace xgrad {

/// The range of a number; for a list, of each of its numbers.
struct Bounds {
    std::optional<double> lowest = {};
    std::optional<double> highest = {};
    bool lowest_allowed = true;
    bool highest_allowed = true;

    bool hold(double number) const;
    bool above_lowest(double number) const;
    bool below_highest(double number) const;
    bool any() const { return lowest || highest; }
};

/// As a person would say it: "at least 1", "above 0 and at most 1".
std::string to_string(const Bounds& bounds);

/// One setting of a struct, described once, beside the struct: parsing, bounds, messages, schema, help and
/// reference pages all read this. Made by `field` and refined by the chained calls.
class Field {
public:
    Field(std::string name, std::function<Value(void*)> access)
        : name_(std::move(name)), member_(name_), access_(std::move(access)) {}

    /// A config must set it; there is no default.
    Field required() && { return required_ = true, std::move(*this); }
    /// The same, but in a config where the setting of that name, of the same struct, says it all.
    Field required_unless(std::string other) && {
        return required_ = true, substitute_ = std::move(other), std::move(*this);
    }
    Field at_least(double lowest) && { return bounds_.lowest = lowest, std::move(*this); }
    Field above(double lowest) && {
        return bounds_.lowest = lowest, bounds_.lowest_allowed = false, std::move(*this);
    }
    Field at_most(double highest) && { return bounds_.highest = highest, std::move(*this); }
    Field below(double highest) && {
        return bounds_.highest = highest, bounds_.highest_allowed = false, std::move(*this);
    }
    /// The word that JSON has for an optional without value, where "null" would say less: "all", "auto".
    Field or_word(std::string word) && { return word_for_none_ = std::move(word), std::move(*this); }
    /// A list or map has at least that many items.
    Field at_least_items(std::size_t count) && { return least_items_ = count, std::move(*this); }
    /// A list that may be given by its only item, without brackets.
    Field one_or_more() && { return takes_lone_item_ = true, std::move(*this); }
    /// Excludes the setting of that name, of the same struct: at most one of them has a value.
    Field instead_of(std::string other) && { return other_ = std::move(other), std::move(*this); }
    /// What C++ calls the member, where JSON has another word for it.
    Field member(std::string name) && { return member_ = std::move(name), std::move(*this); }
    /// A constructor takes it as a W made of it: Share{"first"}.
    template <class W> Field given_as() && { return given_as_ = &typeid(W), std::move(*this); }
    /// One line: what it does, with its unit where it has one.
    Field help(std::string text) && { return help_ = std::move(text), std::move(*this); }

    const std::string& name() const noexcept { return name_; }
    const std::string& member() const noexcept { return member_; }
    /// The type as which a constructor takes it; nullptr: its own.
    const std::type_info* given_as() const noexcept { return given_as_; }
    const std::string& help() const noexcept { return help_; }
    bool is_required() const noexcept { return required_; }
    /// The setting that makes it needless; empty: none.
    const std::string& substitute() const noexcept { return substitute_; }
    const Bounds& bounds() const noexcept { return bounds_; }
    const std::string& word_for_none() const noexcept { return word_for_none_; }
    std::size_t least_items() const noexcept { return least_items_; }
    bool takes_lone_item() const noexcept { return takes_lone_item_; }
    /// The setting in whose place it stands; empty: none.
    const std::string& instead_of() const noexcept { return other_; }
    bool excludes(const Field& field) const {
        return other_ == field.name_ ? !other_.empty() : !field.other_.empty() && field.other_ == name_;
    }
    /// Whether the member's own fields stand beside this struct's, without a key of their own.
    bool is_inline() const noexcept { return name_.empty(); }
    /// What is wrong with a number in this setting, written as `text`: out of bounds, or not finite.
    std::optional<Problem> check_number(double number, const std::string& text) const;
    /// What is wrong with the number of items of a list, or of what `kind` says, in this setting.
    std::optional<Problem> check_count(std::size_t count, std::string_view kind = "list") const;
    /// The setting of that object, which must be of the struct that this field describes.
    Value value(void* object) const { return access_(object); }

private:
    std::string name_;
    std::string member_;
    std::string help_ = {};
    std::string word_for_none_ = {};
    std::string other_ = {};
    std::string substitute_ = {};
    std::function<Value(void*)> access_;
    const std::type_info* given_as_ = nullptr;
    Bounds bounds_ = {};
    std::size_t least_items_ = 0;
    bool required_ = false;
    bool takes_lone_item_ = false;
};

/// A struct's settings, its name in JSON and what it is, in one line. `check` (optional) looks at the settings
/// together and returns what is wrong with them.
struct FieldList {
    std::string name;
    std::string help;
    std::vector<Field> fields;
    std::function<std::optional<Problem>(const void*)> check = {};
    std::string shapes = {};   ///< what becomes of an input's shape: "[..., n] -> [..., units]"
    std::string example = {};  ///< as JSON; empty: its name alone will do
    std::string lone = {};     ///< the setting that a value which is no object stands for; empty: none

    const std::type_info* type = nullptr;       ///< the struct
    std::shared_ptr<void> (*make)() = nullptr;  ///< a struct with its default settings
    bool aggregate = true;                      ///< whether C++ can set members by their names
    std::vector<std::string> arguments = {};    ///< of the constructor that it has instead, by member

    /// The field of that name, or nullptr.
    const Field* find(std::string_view field) const;
};

/// A struct with its default settings, to be looked at.
struct Sample {
    std::shared_ptr<void> owner;  ///< of what the record points to
    Record record;
};

Sample sample_of(const FieldList& list);

/// What `T::fields()` returns: Fields<Linear>{"Linear", "y = x W + b", field("units", &Linear::units).required(), ...}.
template <class T> class Fields : public FieldList {
public:
    template <class... F>
    Fields(std::string name_in_json, std::string one_line, F... f)
        : FieldList{.name = std::move(name_in_json), .help = std::move(one_line), .fields = {}} {
        (fields.push_back(std::move(f)), ...);
        type = &typeid(T);
        make = []() -> std::shared_ptr<void> { return std::make_shared<T>(); };
        aggregate = std::is_aggregate_v<T>;
    }
    /// What becomes of an input's shape, for one example, without the mini-batch.
    Fields of_shapes(std::string_view text) && { return shapes = text, std::move(*this); }
    /// How it looks in a config, with settings that must be there: {"type": "Linear", "units": 50}.
    Fields for_example(std::string_view json) && { return example = json, std::move(*this); }
    /// What is no object is the value of that setting: [1, 2] is short for {"values": [1, 2]}.
    Fields short_for(std::string_view field) && { return lone = field, std::move(*this); }
    /// C++ makes it by a constructor that takes these members in this order, the last ones if need be; one of them, a
    /// piece, also by itself: {"out", Linear{.units = 2}} or Linear{.units = 2}.
    Fields constructed_from(const std::vector<std::string>& members) && {
        return arguments = members, std::move(*this);
    }
    /// Adds a test of the settings together: found, expected and fix of what is wrong, or nothing.
    Fields checked(std::function<std::optional<Problem>(const T&)> test) && {
        check = [test = std::move(test)](const void* object) { return test(*static_cast<const T*>(object)); };
        return std::move(*this);
    }
};

/// The setting of T that JSON calls `name`.
template <class T, class Member> Field field(std::string name, Member T::*member) {
    return {std::move(name), [member](void* object) { return value_of(static_cast<T*>(object)->*member); }};
}

/// A member (struct or piece) whose own fields stand beside T's. `name`: what C++ calls it.
template <class T, class Member> Field inline_fields(std::string name, Member T::*member) {
    return field("", member).member(std::move(name));
}

/// What is wrong with a struct's settings together: two that exclude each other, or what its own check finds.
std::optional<Problem> check_together(const Record& record);

/// A problem with one setting: its path from the record down ("batch.size", "model[2].units").
struct SettingProblem {
    std::string path;
    Problem problem;
};

/// Every setting below the record that is out of its bounds, required but empty, or wrong in company.
/// For settings that come from C++; what comes from JSON is checked value by value with its place in the file.
std::vector<SettingProblem> validate(const Record& record);
/// Throws ConfigError with the first such problem; `where` names the object.
void require_valid(const Record& record, const std::string& where);

}  // namespace xgrad
