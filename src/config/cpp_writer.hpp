#pragma once

#include "config/cpp_text.hpp"
#include "xgrad/base/fields.hpp"

#include <set>
#include <string>
#include <typeinfo>
#include <utility>
#include <vector>

namespace xgrad::config {

/// Says in C++ how described values are built: nn::Linear{.units = 50}. Settings that have their defaults are left out.
class CppWriter {
public:
    /// The names of types in the namespace `home`, "xgrad::", are written from there on; empty: in full.
    explicit CppWriter(std::string home) : home_(std::move(home)) {}

    /// The members that differ from their defaults, in the order in which a designated initializer sets them.
    /// Throws ConfigError for a struct below that has such members but no way to set them: a constructor of its own that
    /// its description says nothing of.
    std::vector<CppItem> settings(const Record& record);
    /// A struct with its type's name and all its settings, whatever they are; what is in them as `settings` has it.
    CppText with_all_settings(const Record& record);

    /// The types that were named and are not at home.
    const std::set<std::string>& strangers() const noexcept { return strangers_; }

private:
    friend struct CppOfValue;

    enum class Which { changed, all };
    struct Argument {
        CppText text;
        bool changed;
        bool alone;  // whether it can stand for the whole struct
    };
    std::vector<CppItem> settings(const Record& record, Which which);
    std::vector<Argument> arguments(const Record& record);
    CppText named(const Record& record);
    CppText unnamed(const Record& record);
    CppText in_braces(const Record& record, std::vector<Argument> arguments);
    CppText value(const Field& field, const Value& value);
    std::string name(const std::type_info& type);

    std::string home_;
    std::set<std::string> strangers_ = {};
};

}  // namespace xgrad::config
