#pragma once

#include "xgrad/base/value.hpp"

#include <cmath>
#include <string_view>

namespace xgrad::optim {

/// Where the number that keeps a step finite is added: sqrt(square) + epsilon, or sqrt(square + epsilon).
enum class EpsilonPlacement { outside_root, inside_root };

/// A square root that epsilon keeps above 0, as a formula without branches.
template <class T> struct SafeRoot {
    SafeRoot(double epsilon, EpsilonPlacement placement)
        : inside(placement == EpsilonPlacement::inside_root ? static_cast<T>(epsilon) : T{0}),
          outside(placement == EpsilonPlacement::outside_root ? static_cast<T>(epsilon) : T{0}) {}

    T operator()(T square) const { return std::sqrt(square + inside) + outside; }

    T inside;
    T outside;
};

}  // namespace xgrad::optim

namespace xgrad {
template <> struct EnumNames<optim::EpsilonPlacement> {
    static constexpr std::string_view names[] = {"outside_root", "inside_root"};
};
}  // namespace xgrad
