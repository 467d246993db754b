#pragma once

#include "xgrad/base/value.hpp"

namespace xgrad::data {

/// What the targets are: labels of classes, or real numbers. Automatic: one text or whole number an example is a
/// class, anything else is real numbers.
enum class TargetType { automatic, classes, numbers };

}  // namespace xgrad::data

template <> struct xgrad::EnumNames<xgrad::data::TargetType> {
    static constexpr std::string_view names[] = {"auto", "class", "number"};
    static constexpr std::string_view enumerators[] = {"automatic", "classes", "numbers"};
};
