#pragma once

#include "xgrad/base/fields.hpp"

#include <nlohmann/json.hpp>

namespace xgrad::tests {

/// In which order settings get their turn: of two that exclude each other the first one has it.
enum class Turn { forwards, backwards };

/// The settings of a struct as JSON that binds to it without a problem, each with another value than its default: other
/// numbers and words, pieces of other types, lists and optionals that have something in them. Only those that may not stand
/// beside others keep their defaults.
nlohmann::ordered_json varied(const FieldList& list, Turn turn);

/// The names of the settings that keep their defaults there.
std::vector<std::string> unvaried(const FieldList& list, const nlohmann::ordered_json& settings);

/// A struct with those settings. Throws ConfigError if they do not bind.
Sample bound(const FieldList& list, const nlohmann::ordered_json& settings);

}  // namespace xgrad::tests
