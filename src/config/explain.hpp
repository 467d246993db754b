#pragma once

#include "xgrad/base/table.hpp"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace xgrad::config {

/// A setting, as a person asks for it.
struct ExplainedField {
    std::string name;
    std::string takes;
    std::string default_value;  ///< as JSON; empty: it must be set
    std::string help;
};

/// A type or struct, as a person asks for it.
struct Explanation {
    std::string name;
    std::string role = {};  ///< "layer"; empty for a struct
    std::vector<std::string> aliases = {};
    std::string help;
    std::string shapes = {};
    std::vector<ExplainedField> fields = {};
    std::string example = {};
};

Explanation explain(const Record& record);
Explanation explain(const AnyTable& table, const TableEntry& entry);
/// Of all types of a table: what it is called, and their names.
Explanation explain(const AnyTable& table);

/// For a terminal: several lines, the last with a line break.
std::string to_text(const Explanation& explanation);

/// The default of a setting as JSON, from its struct in full; empty: it must be set.
std::string default_of(const Field& field, const nlohmann::ordered_json& settings);

}  // namespace xgrad::config
