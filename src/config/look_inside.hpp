#pragma once

#include "xgrad/base/fields.hpp"

namespace xgrad::config {

/// Calls visitor with the first item of a list or map; one that is not there is made for the time of the call.
template <class Visitor> void with_item(const List& list, const Visitor& visitor) {
    const bool had = list.size(list.object) > 0;
    visitor(had ? list.item(list.object, 0) : list.append(list.object));
    if (!had) list.clear(list.object);
}

template <class Visitor> void with_item(const Map& map, const Visitor& visitor) {
    const bool had = map.size(map.object) > 0;
    visitor(had ? map.item(map.object, 0) : map.append(map.object, "name"));
    if (!had) map.clear(map.object);
}

/// Calls visitor with the setting itself, with an optional's value or with an item of a list or map; one that is not there
/// is made for the time of the call.
template <class Visitor> void visit_inside(const Value& value, const Visitor& visitor) {
    if (const auto* optional = std::get_if<Optional>(&value)) {
        const bool had = optional->has_value(optional->object);
        visit_inside(had ? optional->value(optional->object) : optional->emplace(optional->object), visitor);
        if (!had) optional->reset(optional->object);
    } else if (const auto* list = std::get_if<List>(&value)) {
        with_item(*list, [&](const Value& item) { visit_inside(item, visitor); });
    } else if (const auto* map = std::get_if<Map>(&value)) {
        with_item(*map, [&](const Value& item) { visit_inside(item, visitor); });
    } else {
        visitor(value);
    }
}

}  // namespace xgrad::config
