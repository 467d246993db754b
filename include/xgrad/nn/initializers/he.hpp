#pragma once

#include "xgrad/nn/initializer.hpp"
#include "xgrad/nn/initializers/distribution.hpp"

#include <numbers>

namespace xgrad::nn {

/// Which connections He's variance is divided by: those in keep signals, those out keep gradients.
enum class HeFan { in, out };

/// Standard deviation gain / sqrt(fan), which with the gain sqrt(2) keeps the variance through layers of ReLU. Source: He et al. 2015.
struct He {
    Distribution distribution = Distribution::normal;
    HeFan fan = HeFan::in;
    double gain = std::numbers::sqrt2;  ///< above 0

    static Fields<He> fields();
    Array operator()(const Shape& shape, Fans fans, const RandomStream& random) const;
};

}  // namespace xgrad::nn

template <> struct xgrad::EnumNames<xgrad::nn::HeFan> {
    static constexpr std::string_view names[] = {"in", "out"};
};
