#pragma once

#include "xgrad/base/fields.hpp"

#include <optional>

namespace xgrad::config {

/// The piece whose settings stand beside the record's own, so that its name alone can stand for the record: the layer
/// of a layer with a name and inputs.
inline std::optional<AnyPiece> inline_piece(const Record& record) {
    for (const Field& field : record.list->fields) {
        if (!field.is_inline()) continue;
        const Value value = field.value(record.object);
        if (const AnyPiece* piece = std::get_if<AnyPiece>(&value)) return *piece;
    }
    return std::nullopt;
}

}  // namespace xgrad::config
