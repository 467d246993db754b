#pragma once

#include "xgrad/base/fields.hpp"

namespace xgrad::config {

/// Calls visitor with the setting itself, with an optional's value or with a list's item; one that is not there is made
/// for the time of the call.
template <class Visitor> void visit_inside(const Value& value, const Visitor& visitor) {
    if (const auto* optional = std::get_if<Optional>(&value)) {
        const bool had = optional->has_value(optional->object);
        visit_inside(had ? optional->value(optional->object) : optional->emplace(optional->object), visitor);
        if (!had) optional->reset(optional->object);
    } else if (const auto* list = std::get_if<List>(&value)) {
        const bool had = list->size(list->object) > 0;
        visit_inside(had ? list->item(list->object, 0) : list->append(list->object), visitor);
        if (!had) list->clear(list->object);
    } else {
        visitor(value);
    }
}

}  // namespace xgrad::config
