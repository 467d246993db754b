#pragma once

#include "xgrad/base/table.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace xgrad::config {

/// Makes JSON Schemas (2020-12) of what `bind` takes. What a struct finds wrong with its settings together is beyond them.
class SchemaWriter {
public:
    /// The schema of a struct, by reference to `definitions`.
    nlohmann::ordered_json of(const Record& record);
    /// All structs and tables that were come by, by name: to be the "$defs" of the whole.
    const nlohmann::ordered_json& definitions() const { return definitions_; }

private:
    friend struct SchemaOfValue;

    nlohmann::ordered_json of_piece(const AnyPiece& piece, bool required);
    nlohmann::ordered_json reference(const std::string& name) const;

    nlohmann::ordered_json definitions_ = nlohmann::ordered_json::object();
};

}  // namespace xgrad::config
